--liquibase formatted sql

--changeset cobuild:0053-project-track
alter table project add column track varchar(16) null comment 'FILE_ONLY, LIGHT or FULL, by the amount and the policy of the day of its submission; null before, and where the profile names no limit';
