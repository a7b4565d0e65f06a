package org.cobuild.document.form;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form, from top to bottom. A line break in a value begins a new line on paper.
 *
 * @param locale its language: Chinese, or English for all others
 * @param title its heading
 * @param head what stands between heading and table: left, in the middle, right
 * @param rows of the table
 * @param feet lines below the table
 * @param printed what stands at the foot of every page beside its number
 */
public record Form(Locale locale, String title, List<String> head, List<Row> rows, List<String> feet, String printed) {

    /** A row of the table. */
    public sealed interface Row permits Fields, Entries, Table {
        /** Its words, one cell after the other. */
        Stream<String> words();
    }

    /** One or two labelled values side by side. */
    public record Fields(List<Field> fields) implements Row {
        public static Fields of(Field... fields) {
            return new Fields(List.of(fields));
        }

        @Override
        public Stream<String> words() {
            return fields.stream().flatMap(field -> Stream.of(field.label(), field.value()));
        }
    }

    /** A labelled value. @param strong whether it is what the reader looks for */
    public record Field(String label, String value, boolean strong) {
        public Field(String label, String value) {
            this(label, value, false);
        }
    }

    /** What several have said, one below the other beside one label; none leaves the cell empty. */
    public record Entries(String label, List<Entry> entries) implements Row {
        @Override
        public Stream<String> words() {
            return Stream.concat(
                    Stream.of(label),
                    entries.stream().flatMap(entry -> Stream.of(entry.lead(), entry.text(), entry.signature())));
        }
    }

    /**
     * Rows in columns below a heading of their own; the columns' heads are repeated on each page.
     *
     * @param rows cells in the order of the columns; one of none says {@code none}
     * @param total a last row that stands out; null for none
     */
    public record Table(
            String heading,
            List<Column> columns,
            List<List<String>> rows,
            @Nullable List<String> total,
            String none) implements Row {
        @Override
        public Stream<String> words() {
            return Stream.of(
                            Stream.of(heading),
                            columns.stream().map(Column::head),
                            rows.stream().flatMap(List::stream),
                            total == null ? Stream.<String>of() : total.stream())
                    .flatMap(each -> each);
        }
    }

    /**
     * A column of a table.
     *
     * @param share of the width, beside the shares of the others
     * @param number whether its cells are numbers, which stand at the right
     */
    public record Column(String head, int share, boolean number) {}

    /** What somebody said. @param lead who, before the text; may be empty @param signature right below or beside it */
    public record Entry(String lead, String text, String signature) {}

    /** The words of heading and table alone, a line for each row, cells divided by tabs: what a digest is made of. */
    public String words() {
        return Stream.concat(
                        Stream.of(Stream.concat(Stream.of(title), head.stream())),
                        rows.stream().map(Row::words))
                .map(cells -> cells.map(cell -> cell.replace('\t', ' ')).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }
}
