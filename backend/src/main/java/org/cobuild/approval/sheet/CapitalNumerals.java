package org.cobuild.approval.sheet;

import java.math.BigDecimal;

/**
 * Amounts in the capital numerals 大写 of Chinese papers, by the rules of the People's Bank of China for filling in
 * payment papers: zeros between digits are said once, and what has no fen ends in 整.
 */
final class CapitalNumerals {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final int GROUP = 10_000;

    private CapitalNumerals() {}

    /** @param amount in yuan, below 10^16 either way, with at most two decimals */
    static String of(BigDecimal amount) {
        var all = amount.abs().movePointRight(2).longValueExact();
        var yuan = all / 100;
        var jiao = all / 10 % 10;
        var fen = all % 10;
        var words = new StringBuilder(amount.signum() < 0 ? "负" : "");
        if (yuan > 0 || all == 0) {
            words.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        }
        if (jiao > 0) {
            words.append(yuan > 0 && yuan % 10 == 0 ? "零" : "")
                    .append(digit(jiao))
                    .append("角");
        } else if (fen > 0 && yuan > 0) {
            words.append("零");
        }
        return words.append(fen > 0 ? digit(fen) + "分" : "整").toString();
    }

    private static String whole(long yuan) {
        var words = new StringBuilder();
        var zeros = false;
        for (var group = 3; group >= 0; group--) {
            var number = yuan / (long) Math.pow(GROUP, group) % GROUP;
            if (number == 0) {
                zeros = !words.isEmpty();
                continue;
            }
            words.append(!words.isEmpty() && (zeros || number < 1000) ? "零" : "")
                    .append(four(number));
            words.append(unit(group, yuan));
            zeros = false;
        }
        return words.toString();
    }

    /** 万亿 is said in two: its 亿 comes with the next group, if there is one. */
    private static String unit(int group, long yuan) {
        return switch (group) {
            case 3 -> yuan / ((long) GROUP * GROUP) % GROUP == 0 ? "万亿" : "万";
            case 2 -> "亿";
            case 1 -> "万";
            default -> "";
        };
    }

    private static String four(long number) {
        var words = new StringBuilder();
        var zero = false;
        for (var place = PLACES.length - 1; place >= 0; place--) {
            var value = number / (long) Math.pow(10, place) % 10;
            if (value == 0) {
                zero = !words.isEmpty();
            } else {
                words.append(zero ? "零" : "").append(digit(value)).append(PLACES[place]);
                zero = false;
            }
        }
        return words.toString();
    }

    private static String digit(long value) {
        return DIGITS.substring((int) value, (int) value + 1);
    }
}
