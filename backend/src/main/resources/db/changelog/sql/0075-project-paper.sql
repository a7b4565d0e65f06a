--liquibase formatted sql

--changeset cobuild:0075-project-paper
create table project_paper (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  kind varchar(32) not null comment 'what it is for the application, e.g. CONSTRUCTION_SCHEME',
  number int not null comment 'version of its kind in the project, from 1; the greatest counts',
  for_submission int not null comment 'number of the submission for which it was added',
  name varchar(200) not null comment 'of the file',
  sha256 char(64) not null comment 'digest of the file as it was added, hexadecimal',
  note varchar(500) null comment 'what is new in this version',
  added_at datetime(6) not null,
  added_by_name varchar(64) not null comment 'who added it, as called then',
  constraint project_paper_uk_id unique (tenant_id, id),
  constraint project_paper_uk_number unique (tenant_id, project_id, kind, number),
  constraint project_paper_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_paper_ix_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
