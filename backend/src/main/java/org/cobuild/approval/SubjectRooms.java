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
    private final List<String> names;

    /**
     * @param rooms asked when they are needed: they themselves call this room
     * @param subjects known without the rooms, which need a database: a tenant's folder is checked without one
     */
    SubjectRooms(ObjectProvider<CaseSubjects> rooms, List<CaseSubject> subjects) {
        this.rooms = rooms;
        this.names = subjects.stream().map(CaseSubject::name).sorted().toList();
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
        return names;
    }
}
