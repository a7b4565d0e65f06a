package org.cobuild.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/** Plans the acts of one project: each entry says when, what, and by whom if not by whoever is in charge. */
final class Script {
    private final Story story;
    private final DraftActs draft;
    private final ReviewActs review;
    private final PanelActs panel;
    private final FilingActs filing;
    private final BuildingActs building;
    private final OperationActs operation;

    Script(Story story) {
        this.story = story;
        this.draft = new DraftActs(story);
        this.review = new ReviewActs(story);
        this.panel = new PanelActs(story);
        this.filing = new FilingActs(story);
        this.building = new BuildingActs(story);
        this.operation = new OperationActs(story);
    }

    /** Puts every act of the project into the replay, in the order in which they stand. */
    void plan() {
        // Officials don't all act on the stroke of the hour.
        var minute = Math.floorMod(story.plan.text("title").hashCode(), 360);
        var last = Instant.EPOCH;
        for (var act : story.plan.items("acts")) {
            var time = act.has("time")
                    ? LocalTime.parse(act.text("time"))
                    : LocalTime.of(9, 0).plusMinutes(minute);
            minute = (minute + 47) % 480;
            var at = story.calendar.at(act.date("on"), time);
            at = at.isAfter(last) ? at : last.plus(Duration.ofMinutes(9));
            last = at;
            story.replay.at(at, act.text("do") + " " + story.plan.text("title"), () -> perform(act));
        }
    }

    private void perform(Item act) {
        switch (act.text("do")) {
            case "draft" -> draft.draft(act);
            case "invite" -> draft.invite(act);
            case "confirm" -> draft.confirm(act);
            case "object" -> draft.object(act);
            case "amend" -> draft.amend(act);
            case "submit" -> draft.submit(act);
            case "withdraw" -> draft.withdraw(act);
            case "decide" -> review.decide(act);
            case "step" -> review.step(act);
            case "panel" -> panel.draw(act);
            case "conclude" -> panel.conclude(act);
            case "cut" -> review.cut(act);
            case "file" -> filing.file(act);
            case "complete" -> filing.complete(act);
            case "allocate" -> building.allocate(act);
            case "contract" -> building.contract(act);
            case "report" -> building.report(act);
            case "review" -> building.review(act);
            case "request" -> building.request(act);
            case "approve" -> building.approve(act);
            case "pay" -> building.pay(act);
            case "apply" -> building.apply(act);
            case "book" -> operation.book(act);
            case "match" -> operation.match(act);
            case "close" -> operation.close(act);
            default -> throw new IllegalArgumentException(act.text("do"));
        }
    }
}
