package org.cobuild.project.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.cobuild.project.ProjectTexts;
import org.jspecify.annotations.Nullable;

/**
 * The index itself, in one folder: a document for each clause of each project, found by its words, and one for each
 * project that keeps its clauses. A word is kept under its city, so that a question about one city can't match, and can't
 * even count, what another city has.
 */
final class PartIndex implements AutoCloseable {
    /** Another version is made anew at the start. */
    static final String VERSION = "2";

    /** As many clauses of one project are kept, and so are found. */
    static final int KEPT = 2_200;

    /** As many clauses of the asker are looked for, the weightiest ones. */
    static final int ASKED = 60;

    private static final String WORD = "word";
    private static final String PROJECT = "project";
    private static final String HEAD = "head";
    private static final String CITY = "city";
    private static final String KEPT_OF_IT = "kept";
    private static final String LETTER = "letter";
    private static final String LETTERS = "letters";
    private static final String THING = "thing";
    private static final String THINGS = "things";
    private static final String PLACE = "place";
    private static final int OF_ONE_CLAUSE = 40;
    private static final int COMPARED = 40;
    private static final int RAREST = 8;
    private static final int RAREST_OF_WHOLE = 30;
    private static final int BY_WHOLE = 300;
    private static final int REMEMBERED = 100_000;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Words words;

    /** How rare words are, as of one reader. */
    private volatile Rarities rarities = new Rarities(null, Map.of());

    private record Rare(String field, String city, String word) {}

    private record Rarities(@Nullable IndexReader of, Map<Rare, Double> byWord) {}

    PartIndex(Path folder, Words words) throws IOException {
        this.words = words;
        this.directory = FSDirectory.open(Files.createDirectories(folder));
        try {
            // Words come in cut already.
            this.writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(24));
            this.searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** What was noted at the last commit; empty when there was none. */
    Map<String, String> noted() {
        var noted = new HashMap<String, String>();
        var entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> noted.put(entry.getKey(), entry.getValue()));
        }
        return noted;
    }

    /** Puts a project in, in place of what was there of it. */
    void put(ProjectTexts project) throws IOException {
        writer.updateDocuments(new Term(PROJECT, key(project.projectId())), documents(project));
    }

    /** The same for one that is not there yet. */
    void add(ProjectTexts project) throws IOException {
        writer.addDocuments(documents(project));
    }

    void remove(long projectId) throws IOException {
        writer.deleteDocuments(new Term(PROJECT, key(projectId)));
    }

    /** Makes what was put in found, and lasting. @param notes what is to be known of it after a restart */
    void commit(Map<String, String> notes) throws IOException {
        writer.setLiveCommitData(notes.entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    /** Whether its files are still where they were put. */
    boolean there() throws IOException {
        return DirectoryReader.indexExists(directory);
    }

    private List<Document> documents(ProjectTexts project) {
        var clauses = Clause.of(project, words, KEPT);
        var city = key(project.cityId());
        var documents = new ArrayList<Document>();
        for (var clause : clauses) {
            var document = new Document();
            document.add(new StringField(PROJECT, key(project.projectId()), Field.Store.NO));
            document.add(new NumericDocValuesField(PROJECT, project.projectId()));
            document.add(new StringField(CITY, city, Field.Store.NO));
            clause.words().forEach(word -> document.add(new StringField(WORD, term(city, word), Field.Store.NO)));
            documents.add(document);
        }
        var head = new Document();
        head.add(new StringField(PROJECT, key(project.projectId()), Field.Store.NO));
        head.add(new StringField(HEAD, key(project.projectId()), Field.Store.NO));
        head.add(new StringField(PLACE, city, Field.Store.NO));
        head.add(new NumericDocValuesField(PROJECT, project.projectId()));
        var kept = Kept.of(clauses, words);
        add(head, LETTER, LETTERS, city, kept.whole().letters().keySet());
        add(head, THING, THINGS, city, kept.whole().things().keySet());
        head.add(new StoredField(KEPT_OF_IT, kept.write()));
        documents.add(head);
        return documents;
    }

    private static void add(Document head, String field, String count, String city, Set<String> terms) {
        head.add(new NumericDocValuesField(count, terms.size()));
        terms.forEach(term -> head.add(new StringField(field, term(city, term), Field.Store.NO)));
    }

    /** Another project that says what the asker's says. */
    record Hit(long projectId, Likeness.Found found) {}

    /**
     * The projects of the asker's city that are most like it, the likest first; never the project itself.
     *
     * @param least the score from which a project is told
     * @param stop asked in between; when it says so, what is found so far is no answer
     * @throws Stopped when it was
     */
    List<Hit> search(ProjectTexts asker, int most, double least, BooleanSupplier stop) throws IOException {
        var own = Clause.of(asker, words, ASKED);
        var searcher = searchers.acquire();
        try {
            var reader = searcher.getIndexReader();
            var city = key(asker.cityId());
            var rarity = rarity(reader, CITY, WORD, city);
            var rareLetters = rarity(reader, PLACE, LETTER, city);
            var rareThings = rarity(reader, PLACE, THING, city);
            var whole = Whole.of(own, words);
            var candidates = new LinkedHashSet<Long>();
            candidates.addAll(byClauses(searcher, asker, own, rarity, stop));
            check(stop);
            candidates.addAll(byWhole(searcher, asker, LETTER, LETTERS, whole.letters(), rareLetters));
            check(stop);
            candidates.addAll(byWhole(searcher, asker, THING, THINGS, whole.things(), rareThings));
            var likeness = new Likeness(rarity);
            var hits = new ArrayList<Hit>();
            for (var candidate : candidates) {
                check(stop);
                var other = kept(searcher, candidate);
                var found = likeness.compare(own, other.clauses(), whole.alike(other.whole(), rareLetters, rareThings));
                if (found.score() >= least) {
                    hits.add(new Hit(candidate, found));
                }
            }
            hits.sort(Comparator.comparing((Hit hit) -> hit.found().score())
                    .reversed()
                    .thenComparing(Hit::projectId));
            return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
        } finally {
            searchers.release(searcher);
        }
    }

    /** The search was told to stop. */
    static final class Stopped extends RuntimeException {}

    private static void check(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new Stopped();
        }
    }

    /** Projects that are worth comparing: those whose clauses come up for the asker's. */
    private static List<Long> byClauses(
            IndexSearcher searcher,
            ProjectTexts asker,
            List<Clause> own,
            ToDoubleFunction<String> rarity,
            BooleanSupplier stop)
            throws IOException {
        var weights = Likeness.weights(own);
        var seen = new HashSet<Set<String>>();
        var scores = new HashMap<Long, Double>();
        for (int i = 0; i < own.size(); i++) {
            check(stop);
            var clause = own.get(i);
            // Lines that say the same are looked for once.
            if (!seen.add(Set.copyOf(clause.words()))) {
                continue;
            }
            var norm = 0.0;
            var query = new BooleanQuery.Builder();
            var city = key(asker.cityId());
            for (var word : clause.words().stream()
                    .sorted(Comparator.comparingDouble(rarity).reversed())
                    .limit(RAREST)
                    .toList()) {
                var weight = rarity.applyAsDouble(word);
                if (weight > 0) {
                    norm += weight;
                    query.add(weighed(WORD, term(city, word), weight), BooleanClause.Occur.SHOULD);
                }
            }
            if (norm == 0) {
                continue;
            }
            var top = searcher.search(query.build(), OF_ONE_CLAUSE);
            var best = new HashMap<Long, Double>();
            for (var hit : top.scoreDocs) {
                var project = number(searcher.getIndexReader(), PROJECT, hit.doc);
                if (project != asker.projectId()) {
                    best.merge(project, hit.score / norm, Math::max);
                }
            }
            for (var one : best.entrySet()) {
                scores.merge(one.getKey(), (0.05 + weights[i]) * one.getValue(), Double::sum);
            }
        }
        return best(scores);
    }

    /** Projects that share rare letters, or things, with the asker's, whatever their words are. */
    private static List<Long> byWhole(
            IndexSearcher searcher,
            ProjectTexts asker,
            String field,
            String count,
            Map<String, Integer> own,
            ToDoubleFunction<String> rarity)
            throws IOException {
        var query = new BooleanQuery.Builder();
        own.keySet().stream()
                .filter(term -> rarity.applyAsDouble(term) > 0)
                .sorted(Comparator.comparingDouble(rarity).reversed())
                .limit(RAREST_OF_WHOLE)
                .forEach(term -> query.add(
                        weighed(field, term(key(asker.cityId()), term), rarity.applyAsDouble(term)),
                        BooleanClause.Occur.SHOULD));
        var scores = new HashMap<Long, Double>();
        for (var hit : searcher.search(query.build(), BY_WHOLE).scoreDocs) {
            var project = number(searcher.getIndexReader(), PROJECT, hit.doc);
            if (project != asker.projectId()) {
                // What says much shares much: a long project is not the likest for that.
                scores.put(project, hit.score / Math.sqrt(number(searcher.getIndexReader(), count, hit.doc)));
            }
        }
        return best(scores);
    }

    private static List<Long> best(Map<Long, Double> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
                .limit(COMPARED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Query weighed(String field, String term, double weight) {
        return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, term))), (float) weight);
    }

    private static long number(IndexReader reader, String field, int document) throws IOException {
        var leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        var values = leaf.reader().getNumericDocValues(field);
        return values != null && values.advanceExact(document - leaf.docBase) ? values.longValue() : 0;
    }

    private static Kept kept(IndexSearcher searcher, long projectId) throws IOException {
        var found = searcher.search(new TermQuery(new Term(HEAD, key(projectId))), 1);
        var head = searcher.storedFields().document(found.scoreDocs[0].doc);
        return Kept.read(head.getBinaryValue(KEPT_OF_IT));
    }

    /** How rare a word or letter is in the city: 0 for one that is everywhere. */
    private ToDoubleFunction<String> rarity(IndexReader reader, String of, String field, String city)
            throws IOException {
        var now = rarities;
        if (now.of() != reader || now.byWord().size() > REMEMBERED) {
            now = new Rarities(reader, new ConcurrentHashMap<>());
            rarities = now;
        }
        var remembered = now.byWord();
        var all = reader.docFreq(new Term(of, city));
        return word -> remembered.computeIfAbsent(new Rare(field, city, word), rare -> {
            try {
                var having = reader.docFreq(new Term(field, term(city, word)));
                return Math.max(0, Math.log((all + 1.0) / (having + 0.5)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String key(long id) {
        return Long.toString(id, Character.MAX_RADIX);
    }

    private static String term(String city, String word) {
        return city + ' ' + word;
    }

    /** How many projects it has. */
    int size() throws IOException {
        var searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().getDocCount(HEAD);
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer) {
            searchers.close();
        }
    }
}
