package org.cobuild.approval;

import org.cobuild.approval.Receivers.Receiver;
import org.cobuild.platform.GlobalId;

/** Somebody whom a task, a question or a proxy can go to, as lists show it. @param sameUnit as who gives it */
record ReceiverView(
        GlobalId postId, String personName, String title, String titleEn, String unitName, boolean sameUnit) {
    static ReceiverView of(Receiver receiver, long unitId) {
        return new ReceiverView(
                new GlobalId("Post", receiver.postId()),
                receiver.personName(),
                receiver.title(),
                receiver.titleEn(),
                receiver.unitName(),
                receiver.unitId() == unitId);
    }
}
