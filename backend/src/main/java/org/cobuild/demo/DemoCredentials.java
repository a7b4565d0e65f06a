package org.cobuild.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The file with everybody's password: {@code demo-credentials.json} in the data folder, nobody else's to read. */
record DemoCredentials(List<Person> people, List<Client> clients) {
    private static final String FILE = "demo-credentials.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Person(String username, String password, String name, String tenant, String unit, List<String> roles) {}

    record Client(String clientId, String clientSecret, String tenant, List<String> scopes) {}

    /** The file of an earlier start. */
    static Optional<DemoCredentials> read(Path data) {
        var file = data.resolve(FILE);
        return Files.isRegularFile(file)
                ? Optional.of(JSON.readValue(file.toFile(), new TypeReference<DemoCredentials>() {}))
                : Optional.empty();
    }

    /** Replaces the file in one move, so that no start ever finds half of it. */
    void write(Path data) {
        try {
            var draft = data.resolve(FILE + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
