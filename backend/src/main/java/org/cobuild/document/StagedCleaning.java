package org.cobuild.document;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** At each start, forgets uploads that were never attached or were cut off. */
@Component
class StagedCleaning implements ApplicationRunner {
    private final DocumentService documents;
    private final FileStore files;

    StagedCleaning(DocumentService documents, FileStore files) {
        this.documents = documents;
        this.files = files;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        files.clearIncoming();
        documents.forgetStaged();
    }
}
