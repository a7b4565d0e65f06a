package org.cobuild.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalClockTest {
    @TempDir
    Path folder;

    @Test
    void tellsTheSystemsTimeUnlessItIsToldOtherwise() {
        assertThat(new PortalClock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void livesThroughTheYearsThatAreWrittenIntoTheFileOfADemo() throws IOException {
        var file = Files.writeString(folder.resolve("clock"), "2025-08-20T09:00:00+08:00\n");
        var clock = new PortalClock(file.toString(), true);
        assertThat(clock.now()).isCloseTo(Instant.parse("2025-08-20T01:00:00Z"), within(1, ChronoUnit.MINUTES));
        Files.writeString(file, "2029-01-10T00:30:00+08:00");
        assertThat(clock.today(ZoneId.of("Asia/Shanghai"))).hasToString("2029-01-10");
    }

    @Test
    void runsOnFromTheFileAfterTheDemoStoppedIt() throws IOException {
        var file = Files.writeString(folder.resolve("clock"), "2025-08-20T09:00:00+08:00");
        var clock = new PortalClock(file.toString(), true);
        clock.setTo(Instant.parse("2022-01-04T01:00:00Z"));
        assertThat(clock.now()).isEqualTo("2022-01-04T01:00:00Z");
        clock.release();
        assertThat(clock.now()).isCloseTo(Instant.parse("2025-08-20T01:00:00Z"), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aPortalThatIsNoDemoRefusesAnotherTimeThanTheSystems() throws IOException {
        var file = Files.writeString(folder.resolve("clock"), "2025-08-20T09:00:00+08:00");
        assertThatIllegalStateException()
                .isThrownBy(() -> new PortalClock(file.toString(), false))
                .withMessageContaining("demo only");
    }

    @Test
    void aClockThatCannotBeReadIsNoClock() throws IOException {
        assertThatThrownBy(() -> new PortalClock(folder.resolve("none").toString(), true))
                .isInstanceOf(UncheckedIOException.class);
        var file = Files.writeString(folder.resolve("clock"), "yesterday");
        assertThatIllegalStateException().isThrownBy(() -> new PortalClock(file.toString(), true));
    }
}
