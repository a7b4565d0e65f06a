package org.cobuild;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cobuild.oracle.Plant;
import org.cobuild.oracle.Worlds;
import org.cobuild.tenancy.onboarding.Folders;
import org.cobuild.tenancy.people.Posts;
import org.cobuild.tenancy.signin.MovablePolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole portal on a real database behind its real port, with the tenants of {@code src/test/resources/tenants}: a
 * city with three counties, a second city with one, and a lone county. All such tests share one portal, so each makes
 * what it needs and relies on nothing that others made.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Cobuild.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cobuild.tenants=src/test/resources/tenants",
            "cobuild.demo=false",
            // Tests move the clock and count statements: what is due is looked for by those that ask for it.
            "cobuild.escalations.every-seconds=86400",
            "cobuild.unit-changes.every-seconds=86400",
            "cobuild.log.sign-every-seconds=86400",
            "cobuild.duplicates.every-seconds=0"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({
    World.class,
    Statements.class,
    MutationCosts.class,
    PowerCut.class,
    Standing.class,
    Plant.class,
    Worlds.class,
    Folders.class,
    MovablePolicy.class,
    Posts.class
})
public @interface PortalTest {}
