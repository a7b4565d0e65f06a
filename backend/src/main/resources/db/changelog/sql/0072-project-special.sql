--liquibase formatted sql

--changeset cobuild:0072-project-special
create table project_special (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  kind varchar(16) not null comment 'URGENT, MANDATED',
  leader varchar(100) not null comment 'who ordered it: name and office',
  basis varchar(1000) not null comment 'what was ordered, and why it does not wait',
  basis_number varchar(100) null comment 'number of the written order',
  basis_on date not null comment 'day of the order',
  skipped varchar(200) not null comment 'steps that the submission may leave out, by comma',
  lacking varchar(200) null comment 'of these what it left out and is to be made good, fixed by the submission',
  make_good_days int null comment 'days after the approval, fixed by the submission',
  constraint project_special_uk_id unique (tenant_id, id),
  constraint project_special_uk_project unique (tenant_id, project_id),
  constraint project_special_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_special_ix_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
