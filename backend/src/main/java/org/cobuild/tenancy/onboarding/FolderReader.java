package org.cobuild.tenancy.onboarding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobuild.tenancy.Grant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a tenant's folder as a whole and checks what can be seen without a database. */
@Component
class FolderReader {
    private final List<FolderPart<?>> parts;

    FolderReader(List<FolderPart<?>> parts) {
        this.parts = parts;
    }

    /** The files that there can be, with their shapes, in the order in which a person fills them in. */
    List<PartShape> shapes() {
        var all = new ArrayList<PartShape>();
        all.add(new PartShape(TenantFile.NAME, TenantFile.SHAPE));
        all.add(new PartShape(UnitsFile.NAME, UnitsFile.SHAPE));
        all.add(new PartShape(PeopleFile.NAME, PeopleFile.SHAPE));
        parts.forEach(part -> all.add(new PartShape(part.file(), part.shape())));
        return all;
    }

    /** A file's name and shape. */
    record PartShape(String file, Shape shape) {}

    /** Of what the folder says itself; files of the rooms come later, since they ask what stands. */
    Sheets sheets(TenantFolder folder, String code) {
        var row = folder.group(TenantFile.NAME, TenantFile.SHAPE);
        if (row == null && folder.faults().none()) {
            folder.whole(TenantFile.NAME).fault("", "folder.mapping");
        }
        folder.onlyFiles(shapes().stream().map(PartShape::file).collect(Collectors.toSet()));
        return new Sheets(
                folder,
                row == null ? null : TenantFile.read(row, code),
                folder.has(UnitsFile.NAME) ? UnitsFile.read(folder.rows(UnitsFile.NAME, UnitsFile.SHAPE)) : null,
                folder.has(PeopleFile.NAME) ? PeopleFile.read(folder.rows(PeopleFile.NAME, PeopleFile.SHAPE)) : null);
    }

    /**
     * What a folder says about the tenant, its units and its people.
     *
     * @param tenant null when its file cannot be read, which was noted
     * @param units null when the folder leaves them as they are
     * @param people null when the folder leaves them as they are
     */
    record Sheets(
            TenantFolder folder,
            TenantFile.@Nullable Line tenant,
            @Nullable List<UnitLine> units,
            @Nullable List<PersonLine> people) {

        /** Notes what does not fit together, without a database. */
        void check() {
            if (units != null) {
                UnitChecks.check(units, java.util.Map.of());
                if (tenant != null && tenant.parent() == null) {
                    UnitChecks.ledByNobody(units);
                }
            }
            if (people != null) {
                PeopleChecks.check(people, unitCodes(), PeopleStanding.Known.NOTHING, Extent.WHOLE);
            }
        }

        @Nullable
        Set<String> unitCodes() {
            return units == null ? null : units.stream().map(UnitLine::code).collect(Collectors.toSet());
        }

        @Nullable
        Set<String> seats() {
            if (people == null) {
                return null;
            }
            var seats = new HashSet<String>();
            people.forEach(person -> person.posts()
                    .forEach(post -> post.roles().forEach(role -> seats.add(Seats.key(post.unit(), role)))));
            return seats;
        }
    }

    /** Reads the files of the rooms that the folder has. */
    List<PartData<?>> parts(TenantFolder folder, FolderStanding standing) {
        var read = new ArrayList<PartData<?>>();
        var known = standing;
        for (var part : parts) {
            if (folder.has(part.file())) {
                var data = read(part, folder, known);
                known = known.with(data.fills());
                read.add(data);
            }
        }
        return read;
    }

    private static <T> PartData<T> read(FolderPart<T> part, TenantFolder folder, Standing standing) {
        return new PartData<>(part, part.read(standing, folder.rows(part.file(), part.shape())));
    }

    /** What a room's file says. */
    record PartData<T>(FolderPart<T> part, T data) {
        List<FolderPart.Filled> fills() {
            return part.fills(data);
        }

        Planned plan(Grant grant, Standing standing) {
            return part.plan(grant, standing, data);
        }
    }

    /** Each room's file as it stands. */
    <R> List<R> each(Function<FolderPart<?>, R> of) {
        return parts.stream().map(of).toList();
    }
}
