package org.cobuild.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks the running portal, as everybody, about everything, and compares with the model. */
final class Oracle {
    private static final int ENOUGH = 40;
    private static final int AT_ONCE = 4;
    private final Joined joined;

    Oracle(Joined joined) {
        this.joined = joined;
    }

    /** One request: a kind of question, one who asks, and the dice for what it is asked about. */
    private record Job(Asker asker, Who who, Random dice) {}

    /** Every kind of question. */
    List<Asker> askers(Random random) {
        var askers = new ArrayList<Asker>();
        joined.types.values().forEach(rule -> askers.add(new NodeQuestions(rule)));
        joined.singles.forEach((field, type) -> askers.add(new SingleQuestions(field, joined.type(type))));
        joined.lists.forEach((name, rule) -> askers.add(new ListQuestions(name, rule, 5 + random.nextInt(96))));
        joined.acts.values().forEach(rule -> askers.add(new ActQuestions(rule)));
        askers.add(new FileQuestions());
        askers.add(new SelfQuestions());
        askers.add(new RuleQuestions());
        askers.add(new VacancyQuestions());
        return askers;
    }

    /**
     * Asks at least so many questions, all kinds in turn, each as somebody else.
     *
     * @return what differs; a few at most when much does
     */
    List<Finding> ask(Land land, long questions, long seed) {
        var findings = new ConcurrentLinkedQueue<Finding>();
        var until = land.asked.get() + questions;
        for (int round = 0; land.asked.get() < until && findings.size() < ENOUGH; round++) {
            var jobs = new ConcurrentLinkedQueue<>(jobs(land, new Random(seed + round)));
            together(() -> {
                for (var job = jobs.poll(); job != null; job = jobs.poll()) {
                    if (land.asked.get() >= until || findings.size() >= ENOUGH) {
                        return;
                    }
                    findings.addAll(ask(land, job));
                }
            });
        }
        return List.copyOf(findings);
    }

    /** The same work in several threads. */
    private static void together(Runnable work) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var workers = Collections.nCopies(AT_ONCE, Executors.callable(work));
            for (var done : threads.invokeAll(workers, 1, TimeUnit.HOURS)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Each kind of question with each who asks, kinds in turn. */
    private List<Job> jobs(Land land, Random random) {
        var people = new ArrayList<>(land.all().everybody());
        people.sort(Comparator.comparing(Who::id));
        var kinds = askers(random);
        var jobs = new ArrayList<Job>();
        var offsets = new ArrayList<List<Who>>();
        kinds.forEach(kind -> {
            var shuffled = new ArrayList<>(people);
            Collections.shuffle(shuffled, random);
            offsets.add(shuffled);
        });
        for (int turn = 0; turn < people.size(); turn++) {
            for (int kind = 0; kind < kinds.size(); kind++) {
                jobs.add(new Job(kinds.get(kind), offsets.get(kind).get(turn), new Random(random.nextLong())));
            }
        }
        return jobs;
    }

    private static List<Finding> ask(Land land, Job job) {
        var type = job.asker().subjectType();
        if (type.isEmpty()) {
            return job.asker().ask(land, job.who(), List.of());
        }
        var rows = some(land.all(), type, job);
        return rows.isEmpty() ? List.of() : job.asker().ask(land, job.who(), rows);
    }

    /** Rows at random, most of them of one's own tree, where the rules are at work. */
    private static List<Row> some(Census all, String type, Job job) {
        var rows = new ArrayList<>(all.of(type));
        rows.sort(Comparator.comparing(Row::id));
        Collections.shuffle(rows, job.dice());
        var foreign = new AtomicInteger(job.asker().atOnce() / 4);
        return rows.stream()
                .filter(row -> near(job.who(), row, all) || foreign.getAndDecrement() > 0)
                .limit(job.asker().atOnce())
                .toList();
    }

    private static boolean near(Who who, Row row, Census all) {
        if (row.type().equals("Person")) {
            return all.where("Post", "person_id", row.id()).stream().anyMatch(post -> near(who, post, all));
        }
        var tenant = row.type().equals("Tenant") ? row : all.get("Tenant", row.number("tenant_id"));
        return tenant.number("city_id") == who.cityId();
    }

    /** Asks everybody about one row, straight away. */
    List<Finding> everybody(Land land, Row row) {
        var asker = new NodeQuestions(joined.type(row.type()));
        var findings = new ConcurrentLinkedQueue<Finding>();
        var people = new ConcurrentLinkedQueue<>(land.all().everybody());
        together(() -> {
            for (var who = people.poll(); who != null; who = people.poll()) {
                findings.addAll(asker.ask(land, who, List.of(row)));
            }
        });
        return List.copyOf(findings);
    }
}
