package org.cobuild.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.platform.CanonicalJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was filed, once and for good: a correction makes another one.
 *
 * @param number in the filing, from 1
 * @param reason why it was corrected; null for the first
 * @param kept the content and its papers as JSON with sorted keys, of which {@code sha256} is the digest
 */
record FilingVersion(
        long tenantId,
        long filingId,
        int number,
        @Nullable String reason,
        String kept,
        String sha256,
        Instant filedAt,
        String personName) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A paper as a version had it. */
    record FiledPaper(FilingPaper paper, String name, String sha256) {}

    /** Content and papers as JSON. */
    static String kept(FilingContent content, List<FilingPapers.PaperDocument> papers) {
        var whole = new TreeMap<String, Object>();
        whole.put("format", "cobuild-filing-1");
        whole.put("content", new TreeMap<>(content.inWords()));
        whole.put(
                "papers",
                papers.stream()
                        .map(paper -> new TreeMap<>(Map.of(
                                "paper", paper.paper().name(),
                                "name", paper.document().name(),
                                "sha256", paper.document().sha256())))
                        .toList());
        return CanonicalJson.write(whole);
    }

    public FilingContent content() {
        return JSON.treeToValue(JSON.readTree(kept).get("content"), FilingContent.class);
    }

    public List<FiledPaper> papers() {
        return JSON.readTree(kept)
                .get("papers")
                .valueStream()
                .map(paper -> JSON.treeToValue(paper, FiledPaper.class))
                .toList();
    }
}
