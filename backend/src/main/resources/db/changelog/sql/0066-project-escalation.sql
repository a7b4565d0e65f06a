--liquibase formatted sql

--changeset cobuild:0066-project-escalation
alter table project_participant
  add column escalated_at datetime(6) null comment 'when its silence was brought before its superior; null while it was not in this round',
  add column escalated_to varchar(32) null comment 'the superior seat in its unit',
  add index project_participant_ix_overdue (tenant_id, state, due_on);
