package org.cobuild;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal: one process that serves the screens, the GraphQL API and the sign-in. */
@SpringBootApplication
public class Cobuild {
    public static void main(String[] args) {
        SpringApplication.run(Cobuild.class, args);
    }
}
