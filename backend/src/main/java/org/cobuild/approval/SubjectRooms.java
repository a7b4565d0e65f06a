package org.cobuild.approval;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The rooms that start cases, each by what it starts them about. */
@Component
public class SubjectRooms implements RuntimeWiringConfigurer {
    private final ObjectProvider<CaseSubjects> rooms;

    /** @param rooms asked when they are needed: they themselves call this room */
    SubjectRooms(ObjectProvider<CaseSubjects> rooms) {
        this.rooms = rooms;
    }

    /** @throws IllegalStateException when no room has it: a case, or a route, is kept that nothing here could have made */
    public CaseSubjects of(CaseSubject subject) {
        return rooms.stream()
                .filter(room -> room.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no room starts cases about " + subject));
    }

    /** The schema's names stand for subjects, whichever rooms there are. */
    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("CaseSubject", type -> type.enumValues(CaseSubject::valueOf));
    }

    /** Names of all subjects, in alphabetical order. */
    public List<String> names() {
        return rooms.stream().map(room -> room.subject().name()).sorted().toList();
    }
}
