package org.cobuild.tenancy.excel;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.UnitKind;

/** The words of unit kinds and roles as they stand in the drop-downs; read back in either language or as constants. */
final class Labels {
    /** What a person may be given here: the operator's kind and role are not. */
    static final Map<UnitKind, Words> KINDS = new LinkedHashMap<>();

    static final Map<Role, Words> ROLES = new LinkedHashMap<>();

    /** Which kinds of unit a role can be held in. */
    private static final Map<Role, Set<UnitKind>> PLACES = new LinkedHashMap<>();

    private static final Set<UnitKind> OFFICES = EnumSet.of(
            UnitKind.DEPARTMENT,
            UnitKind.AUTHORITY,
            UnitKind.FINANCE,
            UnitKind.CYBER,
            UnitKind.CRYPTOGRAPHY,
            UnitKind.SECRECY,
            UnitKind.AUDIT_OFFICE);

    private Labels() {}

    record Words(String zh, String en) {
        String in(boolean chinese) {
            return chinese ? zh : en;
        }
    }

    static {
        KINDS.put(UnitKind.DEPARTMENT, new Words("部门", "Department"));
        KINDS.put(UnitKind.AUTHORITY, new Words("大数据主管部门", "Big-data authority"));
        KINDS.put(UnitKind.COMPANY, new Words("国有企业", "State company"));
        KINDS.put(UnitKind.LEADING_GROUP, new Words("领导小组", "Leading group"));
        KINDS.put(UnitKind.FINANCE, new Words("财政部门", "Finance bureau"));
        KINDS.put(UnitKind.CYBER, new Words("网安部门", "Cyber security"));
        KINDS.put(UnitKind.CRYPTOGRAPHY, new Words("密码管理部门", "Cryptography"));
        KINDS.put(UnitKind.SECRECY, new Words("保密部门", "Secrecy"));
        KINDS.put(UnitKind.AUDIT_OFFICE, new Words("审计部门", "Audit office"));
        role(Role.CLERK, "经办", "Clerk", OFFICES);
        role(Role.DEPUTY, "分管领导", "Deputy", OFFICES);
        role(Role.AUTHORITY_CLERK, "数据局经办", "Authority clerk", Set.of(UnitKind.AUTHORITY));
        role(Role.AUTHORITY_CHIEF, "科长", "Section chief", Set.of(UnitKind.AUTHORITY));
        role(Role.AUTHORITY_DIRECTOR, "主任", "Director", Set.of(UnitKind.AUTHORITY));
        role(Role.REVIEWER, "联审", "Reviewer", OFFICES);
        role(Role.FINANCE, "财政", "Finance", Set.of(UnitKind.FINANCE));
        role(
                Role.LEADING_SECRETARY,
                "领导小组秘书",
                "Leading group secretary",
                Set.of(UnitKind.LEADING_GROUP, UnitKind.AUTHORITY));
        role(Role.COMPANY_MANAGER, "项目经理", "Project manager", Set.of(UnitKind.COMPANY));
        role(Role.COMPANY_BOOKKEEPER, "会计", "Bookkeeper", Set.of(UnitKind.COMPANY));
        role(Role.TENANT_ADMIN, "系统管理员", "System administrator", OFFICES);
        role(Role.SECURITY_ADMIN, "安全管理员", "Security administrator", OFFICES);
        role(Role.AUDITOR, "审计管理员", "Auditor", OFFICES);
    }

    private static void role(Role role, String zh, String en, Set<UnitKind> places) {
        ROLES.put(role, new Words(zh, en));
        PLACES.put(role, places);
    }

    /** Whether a role can be held in that kind of unit. */
    static boolean fits(Role role, UnitKind kind) {
        return PLACES.getOrDefault(role, Set.of()).contains(kind);
    }

    static Optional<UnitKind> kind(String text) {
        return find(KINDS, text);
    }

    static Optional<Role> role(String text) {
        return find(ROLES, text);
    }

    private static <E extends Enum<E>> Optional<E> find(Map<E, Words> words, String text) {
        var key = CellText.key(text);
        return words.entrySet().stream()
                .filter(entry -> key.equals(CellText.key(entry.getValue().zh()))
                        || key.equals(CellText.key(entry.getValue().en()))
                        || key.equals(CellText.key(entry.getKey().name())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
