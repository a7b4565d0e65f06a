package org.cobuild.filing;

import static org.cobuild.db.Tables.FILING;
import static org.cobuild.db.Tables.FILING_VERSION;

import org.cobuild.db.tables.records.FilingRecord;
import org.cobuild.db.tables.records.FilingVersionRecord;
import org.cobuild.platform.Ids;
import org.cobuild.project.ProjectCategory;
import org.cobuild.tenancy.Grant;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of filings and their versions: out of the database and, under a grant, into it. */
@Component
class FilingRows {
    private final DSLContext sql;

    FilingRows(DSLContext sql) {
        this.sql = sql;
    }

    /** One filing a project, kind and, of operation, year; null: by hand, of which there may be as many as there are. */
    static @Nullable String once(FilingKind kind, int year, @Nullable Long projectId) {
        return projectId == null ? null : kind + " " + projectId + (kind == FilingKind.OPERATION ? " " + year : "");
    }

    void insert(Filing filing) {
        var record = record(filing);
        record.setTenantId(filing.tenantId());
        record.setId(filing.id());
        record.setUnitId(filing.unitId());
        record.setProjectId(filing.projectId());
        record.setKind(filing.kind().name());
        record.setForYear(filing.year());
        record.setCreatedAt(filing.createdAt());
        sql.insertInto(FILING).set(record).execute();
    }

    /** Writes a filing that is held. */
    void update(Grant grant, Filing filing) {
        sql.update(FILING)
                .set(record(filing))
                .where(FILING.ID.eq(filing.id()))
                .and(grant.on(FILING))
                .execute();
    }

    void delete(Grant grant, Filing draft) {
        sql.deleteFrom(FILING)
                .where(FILING.ID.eq(draft.id()))
                .and(grant.on(FILING))
                .execute();
    }

    void insert(FilingVersion version) {
        sql.insertInto(FILING_VERSION)
                .set(new FilingVersionRecord(
                        Ids.next(),
                        version.tenantId(),
                        version.filingId(),
                        version.number(),
                        version.reason(),
                        version.kept(),
                        version.sha256(),
                        version.filedAt(),
                        version.personName()))
                .execute();
    }

    private static FilingRecord record(Filing filing) {
        var record = new FilingRecord();
        record.setState(filing.state().name());
        record.setOnce(
                filing.state() == FilingState.REVOKED ? null : once(filing.kind(), filing.year(), filing.projectId()));
        var filed = filing.filed();
        record.setNumber(filing.number());
        record.setNumberYear(filed == null ? 0 : filed.year());
        record.setSerial(filed == null ? 0 : filed.serial());
        record.setVersionNumber(filing.versionNumber());
        record.setPartsAsked(filing.partsAsked());
        record.setPartsThere(filing.partsThere());
        content(record, filing.content());
        record.setRuling(filing.ruling());
        record.setRuledByName(filing.ruledByName());
        record.setRuledAt(filing.ruledAt());
        record.setFiledAt(filing.filedAt());
        record.setFiledByName(filing.filedByName());
        record.setVersion(filing.version());
        record.setUpdatedAt(filing.updatedAt());
        return record;
    }

    private static void content(FilingRecord record, FilingContent content) {
        record.setName(content.name());
        record.setCategory(content.category().name());
        record.setApprover(content.approver());
        record.setApprovalNumber(content.approvalNumber());
        record.setApprovedOn(content.approvedOn());
        record.setTargets(content.targets());
        record.setInvestment(content.investment());
        record.setOperationMoney(content.operationMoney());
        record.setFundingChannel(content.fundingChannel());
        record.setCatalogueCount(content.catalogueCount());
        record.setSharedCount(content.sharedCount());
        record.setOpenedCount(content.openedCount());
        record.setSharingNote(content.sharingNote());
        record.setSystems(content.systems());
        record.setProtectionLevel(content.protectionLevel());
        record.setProtectionNumber(content.protectionNumber());
        record.setProtectionDueOn(content.protectionDueOn());
        record.setCryptographyDueOn(content.cryptographyDueOn());
        record.setEarlierProject(content.earlierProject());
    }

    static Filing filing(Record row) {
        var record = row.into(FILING);
        return new Filing(
                record.getId(),
                record.getTenantId(),
                record.getUnitId(),
                record.getProjectId(),
                FilingKind.valueOf(record.getKind()),
                record.getForYear(),
                FilingState.valueOf(record.getState()),
                filed(record),
                record.getVersionNumber(),
                record.getPartsAsked(),
                record.getPartsThere(),
                content(record),
                ruled(record),
                record.getVersion(),
                record.getCreatedAt(),
                record.getUpdatedAt());
    }

    private static Filing.@Nullable Filed filed(FilingRecord record) {
        return record.getNumber() == null
                ? null
                : new Filing.Filed(
                        record.getNumber(),
                        record.getNumberYear(),
                        record.getSerial(),
                        record.getFiledAt(),
                        record.getFiledByName());
    }

    private static Filing.@Nullable Ruled ruled(FilingRecord record) {
        return record.getRuledAt() == null
                ? null
                : new Filing.Ruled(record.getRuling(), record.getRuledByName(), record.getRuledAt());
    }

    private static FilingContent content(FilingRecord record) {
        return new FilingContent(
                record.getName(),
                ProjectCategory.valueOf(record.getCategory()),
                record.getApprover(),
                record.getApprovalNumber(),
                record.getApprovedOn(),
                record.getTargets(),
                record.getInvestment(),
                record.getOperationMoney(),
                record.getFundingChannel(),
                record.getCatalogueCount(),
                record.getSharedCount(),
                record.getOpenedCount(),
                record.getSharingNote(),
                record.getSystems(),
                record.getProtectionLevel(),
                record.getProtectionNumber(),
                record.getProtectionDueOn(),
                record.getCryptographyDueOn(),
                record.getEarlierProject());
    }

    static FilingVersion version(Record row) {
        return new FilingVersion(
                row.get(FILING_VERSION.TENANT_ID),
                row.get(FILING_VERSION.FILING_ID),
                row.get(FILING_VERSION.NUMBER),
                row.get(FILING_VERSION.REASON),
                row.get(FILING_VERSION.CONTENT),
                row.get(FILING_VERSION.SHA256),
                row.get(FILING_VERSION.FILED_AT),
                row.get(FILING_VERSION.PERSON_NAME));
    }
}
