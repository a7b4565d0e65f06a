package org.cobuild.approval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.PlannedChange;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.springframework.stereotype.Component;

/**
 * {@code numbers.yaml}: numbers of replies that a tenant issued on paper before it came here, by series and year. What
 * is decided here in such a year goes on from there.
 */
@Component
class NumberFile implements FolderPart<List<NumberFile.Line>> {
    private final ReplyNumbers numbers;
    private final List<String> series;

    NumberFile(ReplyNumbers numbers, SubjectRooms rooms, List<NumberSeries> others) {
        this.numbers = numbers;
        this.series = Stream.concat(rooms.names().stream(), others.stream().map(NumberSeries::name))
                .sorted()
                .toList();
    }

    /** A series as the file has it. */
    record Line(FolderRow from, CaseSubject series, int year, int issued) {}

    @Override
    public String file() {
        return "numbers.yaml";
    }

    @Override
    public Shape shape() {
        return Shape.list(
                Key.choice("series", series, "文号类别 Which series of numbers"),
                Key.whole("year", 2000, 2100, "年份 Year"),
                Key.whole("issuedBefore", 1, 99_999, "已用纸面发出的最后一号 The last number issued on paper"));
    }

    @Override
    public List<Line> read(Standing standing, List<FolderRow> rows) {
        var seen = new HashSet<String>();
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            var line = new Line(
                    row, CaseSubject.valueOf(row.text("series")), row.number("year"), row.number("issuedBefore"));
            if (row.faultless() && !seen.add(line.series() + " " + line.year())) {
                row.fault("year", "folder.twice", line.series() + " " + line.year());
            }
            lines.add(line);
        }
        return lines;
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<Line> lines) {
        var begun = numbers.last(grant);
        var changes = new ArrayList<PlannedChange>();
        var fresh = new LinkedHashMap<ReplyNumbers.Series, Integer>();
        for (var line : lines) {
            var series = new ReplyNumbers.Series(line.series().name(), line.year());
            var last = begun.get(series);
            if (last == null) {
                changes.add(PlannedChange.of(
                                "replyNumbersBegin",
                                "Tenant",
                                grant.tenantId(),
                                String.valueOf(line.year()),
                                line.series().name())
                        .field("issuedBefore", null, line.issued())
                        .build());
                fresh.put(series, line.issued());
            } else if (last < line.issued()) {
                line.from()
                        .fault(
                                "issuedBefore",
                                "approval.numbers.begun",
                                String.valueOf(line.year()),
                                String.valueOf(last),
                                String.valueOf(line.issued()));
            }
        }
        return new Planned(changes, () -> numbers.begin(grant, fresh));
    }

    /** A series that has gone on since begins, somewhere else, after all that was issued. */
    @Override
    public List<Map<String, Object>> export(Grant grant) {
        var entries = new ArrayList<Map<String, Object>>();
        numbers.last(grant).forEach((series, last) -> {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("series", series.subject());
            entry.put("year", series.year());
            entry.put("issuedBefore", last);
            entries.add(entry);
        });
        return entries;
    }
}
