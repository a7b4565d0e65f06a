package org.cobuild.tenancy.excel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cobuild.tenancy.Tenant;
import org.cobuild.tenancy.excel.Known.KnownPerson;
import org.jspecify.annotations.Nullable;

/**
 * Who a line is about. A person is one by login name, or else by phone, whatever the tenant. Two lines with the same
 * phone are one person only when both say so by the login name, or a person has said so on screen: a copied phone is
 * the more frequent slip.
 */
final class Identity {
    private static final String PHONE = "1[3-9]\\d{9}";
    private final Known known;
    private final Answers answers;
    private final LoginNames logins;
    private final Map<String, KnownPerson> byPhone = new HashMap<>();
    private final Map<String, KnownPerson> byUsername = new HashMap<>();
    private final Map<String, Seen> seenByPhone = new HashMap<>();
    private final Map<String, Seen> seenByUsername = new HashMap<>();

    Identity(Known known, Answers answers) {
        this.known = known;
        this.answers = answers;
        this.logins = new LoginNames(known);
    }

    /** A line before, with the login name that it got. */
    private record Seen(int row, String unit, String name, String phone, String username, boolean loginGiven) {}

    /**
     * The person of a line.
     *
     * @param username empty when it could not be told
     * @param known as the system has it; null for a new one
     */
    record Who(String username, String phone, @Nullable KnownPerson known) {
        boolean changes(String name, @Nullable String nameEn) {
            return known == null
                    || !known.name().equals(name)
                    || !java.util.Objects.equals(known.nameEn(), nameEn)
                    || (!phone.isEmpty() && !phone.equals(known.phone()));
        }
    }

    /** Looks up all that these lines will ask for. */
    void prepare(List<Line> lines) {
        byPhone.clear();
        byUsername.clear();
        var phones = new HashSet<String>();
        var usernames = new HashSet<String>();
        var nameless = new HashSet<String>();
        for (var line : lines) {
            var phone = line.get(Column.PHONE);
            var username = line.get(Column.USERNAME);
            if (phone != null) {
                phones.add(CellText.phone(phone));
            }
            if (username != null) {
                usernames.add(username);
                logins.take(username);
            } else {
                nameless.add(line.text(Column.PERSON_NAME));
            }
        }
        known.people(phones, usernames).forEach(person -> {
            byUsername.put(person.username(), person);
            if (person.phone() != null) {
                byPhone.put(person.phone(), person);
            }
        });
        logins.prepare(nameless);
    }

    Who find(LineCheck check, Line line, @Nullable Tenant tenant) {
        var username = line.text(Column.USERNAME);
        var phone = CellText.phone(line.text(Column.PHONE));
        if (phone.isEmpty() && username.isEmpty()) {
            check.wrong(Column.PHONE, Rule.REQUIRED);
            return new Who("", "", null);
        }
        if (!phone.isEmpty() && !phone.matches(PHONE)) {
            check.wrong(Column.PHONE, Rule.PHONE_FORM);
            phone = "";
        }
        var name = line.text(Column.PERSON_NAME);
        var person = username.isEmpty() ? byPhone.get(phone) : byUsername.get(username);
        var twin = twin(check, line, username, phone, name, person);
        if (!phone.isEmpty() && check.sound(Column.PHONE)) {
            compare(check, username, byPhone.get(phone), person, name);
        }
        if (person != null && check.sound(Column.PHONE) && check.sound(Column.PERSON_NAME)) {
            stays(check, line, person, phone, tenant);
        }
        var login = !username.isEmpty()
                ? username
                : person != null
                        ? person.username()
                        : twin != null ? twin.username() : check.findings().isEmpty() ? logins.make(name) : "";
        var seen = new Seen(
                line.row(), line.text(Column.PERSON_UNIT), name, phone, login, line.get(Column.USERNAME) != null);
        if (!phone.isEmpty()) {
            seenByPhone.putIfAbsent(phone, seen);
        }
        if (!username.isEmpty()) {
            seenByUsername.putIfAbsent(username, seen);
        }
        return new Who(login, phone, person);
    }

    /** The line before that is about the same person; notes it when it only looks like that. */
    private @Nullable Seen twin(
            LineCheck check, Line line, String username, String phone, String name, @Nullable KnownPerson person) {
        var byLogin = username.isEmpty() ? null : seenByUsername.get(username);
        if (byLogin != null && (!byLogin.name().equals(name) || !agree(byLogin.phone(), phone))) {
            check.wrong(
                    Column.USERNAME, Rule.LOGIN_TWICE, String.valueOf(byLogin.row()), byLogin.unit(), byLogin.name());
            return null;
        }
        var twin = phone.isEmpty() ? null : seenByPhone.get(phone);
        if (twin == null || twin.equals(byLogin)) {
            return byLogin;
        }
        var same = (twin.loginGiven() && twin.username().equals(username))
                || answers.samePerson(line, phone)
                || heldAlready(person, name, line.text(Column.TITLE));
        if (!same) {
            check.wrong(Column.PHONE, Rule.PHONE_TWICE, String.valueOf(twin.row()), twin.unit(), twin.name());
            return null;
        }
        return twin;
    }

    /** Two posts that the person holds already are no doubt about who it is: the same file is taken in again. */
    private static boolean heldAlready(@Nullable KnownPerson person, String name, String title) {
        return person != null
                && person.name().equals(name)
                && person.posts().size() > 1
                && person.posts().stream().anyMatch(post -> post.title().equals(title));
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** The phone must not be somebody else's. Who it is, is told only inside the import's own tenants. */
    private static void compare(
            LineCheck check, String username, @Nullable KnownPerson owner, @Nullable KnownPerson person, String name) {
        if (owner == null || (username.isEmpty() ? owner.name().equals(name) : owner.equals(person))) {
            return;
        }
        check.wrong(Column.PHONE, Rule.PHONE_TAKEN, owner.where() == null ? "" : owner.where() + " " + owner.name());
    }

    /** Who holds a post in another tenant too keeps name and phone: they are not changed from here. */
    private static void stays(LineCheck check, Line line, KnownPerson person, String phone, @Nullable Tenant tenant) {
        var others = person.elsewhere()
                || person.posts().stream().anyMatch(post -> tenant == null || post.tenantId() != tenant.id());
        if (!others) {
            return;
        }
        var shown = person.where() == null ? "" : person.where() + " " + person.name();
        var english = line.get(Column.PERSON_NAME_EN);
        if (!person.name().equals(line.text(Column.PERSON_NAME))) {
            check.wrong(Column.USERNAME, person.where() == null ? Rule.LOGIN_TAKEN : Rule.NAME_OTHER, shown);
        } else if (english != null && !english.equals(person.nameEn())) {
            check.wrong(Column.PERSON_NAME_EN, Rule.NAME_OTHER, shown);
        } else if (!phone.isEmpty() && !phone.equals(person.phone())) {
            check.wrong(Column.PHONE, Rule.NAME_OTHER, shown);
        }
    }
}
