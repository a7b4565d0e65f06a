package org.cobuild.tenancy.client;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Addresses and networks (CIDR) as they are written into a list and asked for. */
public final class Networks {
    /** Java would take 10.1 for 10.0.0.1, and a name for something to ask the network about. */
    private static final Pattern FORM =
            Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(?:/\\d{1,3})?");

    private Networks() {}

    static List<String> list(@Nullable String stored) {
        return stored == null || stored.isEmpty()
                ? List.of()
                : Arrays.stream(stored.split(" ")).toList();
    }

    /** Whether it is an address or a network, of either version. */
    static boolean valid(String network) {
        try {
            if (!FORM.matcher(network).matches()) {
                return false;
            }
            var slash = network.indexOf('/');
            var address = InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash));
            return slash < 0 || Integer.parseInt(network.substring(slash + 1)) <= address.getAddress().length * 8;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether a request from there is let in.
     *
     * @param stored the list, space separated; null or empty: from anywhere
     * @param address null when nobody knows, which no list lets in
     */
    public static boolean admit(@Nullable String stored, @Nullable String address) {
        var networks = list(stored);
        return networks.isEmpty()
                || (address != null
                        && networks.stream().anyMatch(network -> new IpAddressMatcher(network).matches(address)));
    }
}
