--liquibase formatted sql

--changeset cobuild:0079-approval-condition-reminder
alter table approval_case_condition
  add column origin varchar(16) null comment 'what of the subject it came of, in the words of its room; null when a decision named it',
  add column reminded_at datetime(6) null comment 'when it was told that its day comes, or has passed; null before',
  add column overdue_at datetime(6) null comment 'when it was told that its day has passed; null before',
  add index approval_case_condition_ix_due (tenant_id, state, due_on);

--changeset cobuild:0079-condition-reminder-days
-- Cities that were there before the rule was: what their folders will say, too.
insert into policy_value (tenant_id, name, effective_on, value, clause, mark, county_may)
  select id, 'condition_reminder_days', '2020-01-01', '5', '批复条件到期前五个工作日提醒牵头单位', 'C', 'ANY'
  from tenant where id = city_id and level <> 'PLATFORM';
