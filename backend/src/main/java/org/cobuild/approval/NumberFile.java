package org.cobuild.approval;

import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.FolderPart;
import org.cobuild.tenancy.FolderRow;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Unit;
import org.springframework.stereotype.Component;

/**
 * {@code numbers.yaml}: numbers of replies that a tenant issued on paper before it came here, by series and year. What
 * is decided here in such a year goes on from there.
 */
@Component
class NumberFile implements FolderPart {
    private static final int LARGEST = 99_999;
    private final ReplyNumbers numbers;

    NumberFile(ReplyNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String file() {
        return "numbers.yaml";
    }

    @Override
    public void apply(Grant grant, Map<String, Unit> units, List<FolderRow> rows) {
        for (var row : rows) {
            row.onlyKeys("series", "year", "issuedBefore");
            var series = row.one("series", CaseSubject.class);
            var year = row.number("year", 2000, 2100);
            var issued = row.number("issuedBefore", 1, LARGEST);
            if (row.faultless()) {
                var last = numbers.begin(grant, series, year, issued);
                if (last < issued) {
                    row.wrong(
                            "approval.numbers.begun",
                            String.valueOf(year),
                            String.valueOf(last),
                            String.valueOf(issued));
                }
            }
        }
    }
}
