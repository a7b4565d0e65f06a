package org.cobuild.approval;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The rooms that start cases, each by what it starts them about. */
@Component
public class SubjectRooms implements RuntimeWiringConfigurer {
    private final Supplier<Map<CaseSubject, CaseSubjects>> rooms;
    private final List<String> names;

    /**
     * @param rooms looked up when one is needed first: they themselves call this room
     * @param subjects known without the rooms, which need a database: a tenant's folder is checked without one
     */
    SubjectRooms(ObjectProvider<CaseSubjects> rooms, List<CaseSubject> subjects) {
        this.rooms = SingletonSupplier.of(
                () -> rooms.stream().collect(Collectors.toMap(CaseSubjects::subject, Function.identity())));
        this.names = subjects.stream().map(CaseSubject::name).sorted().toList();
    }

    /** @throws IllegalStateException when no room has it: a case, or a route, is kept that nothing here could have made */
    public CaseSubjects of(CaseSubject subject) {
        var room = rooms.get().get(subject);
        if (room == null) {
            throw new IllegalStateException("no room starts cases about " + subject);
        }
        return room;
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
