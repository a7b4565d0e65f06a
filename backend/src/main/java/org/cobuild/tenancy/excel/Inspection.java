package org.cobuild.tenancy.excel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.dhatim.fastexcel.reader.ExcelReaderException;

/** One run over a workbook: units first, wherever their sheet stands, then people some hundred at a time. */
final class Inspection {
    private static final int LINES = 500;
    private final Known known;
    private final Answers answers;
    private final IntConsumer progress;
    private int read;

    /** @param progress is told how many rows were read so far */
    Inspection(Known known, Answers answers, IntConsumer progress) {
        this.known = known;
        this.answers = answers;
        this.progress = progress;
    }

    /** What was read of each sheet. */
    record Read(WorkbookReader.Tally units, WorkbookReader.Tally people) {
        int blanks() {
            return units.blanks() + people.blanks();
        }

        List<String> ignored() {
            var heads = new ArrayList<>(units.ignored());
            heads.addAll(people.ignored());
            return heads;
        }
    }

    /**
     * Reads and checks.
     *
     * @param each gets every row that is not blank, units in the sheet's order and then people
     * @throws org.cobuild.platform.Refused when the workbook as a whole can't be read
     */
    Read run(Path file, Consumer<Row> each) {
        var several = known.tenants().size() > 1;
        var unitCheck = new UnitCheck(known, answers);
        try (var reader = WorkbookReader.open(file)) {
            var units = reader.read(SheetKind.UNITS, several, line -> {
                unitCheck.line(answers.mend(line));
                tick();
            });
            var rows = unitCheck.finish();
            rows.forEach(each);
            var people = new PeopleCheck(known, new Places(known, rows), answers);
            var batch = new ArrayList<Line>(LINES);
            var tally = reader.read(SheetKind.PEOPLE, several, line -> {
                batch.add(answers.mend(line));
                if (batch.size() == LINES) {
                    people.check(batch).forEach(each);
                    batch.clear();
                }
                tick();
            });
            people.check(batch).forEach(each);
            progress.accept(read);
            return new Read(units, tally);
        } catch (ExcelReaderException e) {
            throw Gate.refused("import.file.broken");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tick() {
        if (++read % LINES == 0) {
            progress.accept(read);
        }
    }
}
