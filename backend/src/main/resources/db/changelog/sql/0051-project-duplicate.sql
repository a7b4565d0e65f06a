--liquibase formatted sql

--changeset cobuild:0051-project-duplicate
create table project_duplicate_check (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  occasion varchar(16) not null comment 'DRAFT: asked for by the lead; SUBMISSION: made with a submission',
  state varchar(16) not null comment 'DONE, or UNDETERMINED: a person rules by hand',
  cause varchar(16) null comment 'why it is undetermined',
  checked_at datetime(6) not null,
  person_name varchar(64) not null,
  unit_name varchar(100) not null comment 'as it was called then',
  index_at datetime(6) null comment 'as of when the ledger was compared; null when undetermined',
  asked_count int not null comment 'parts of the project that were compared',
  left_out_count int not null comment 'parts beyond the most that are compared, the least in money',
  constraint project_duplicate_check_uk_id unique (tenant_id, id),
  constraint project_duplicate_check_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_duplicate_check_ix_project (project_id, id),
  index project_duplicate_check_ix_project_fk (tenant_id, project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_duplicate_hit (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant of the project that was checked',
  check_id bigint not null,
  project_id bigint not null comment 'the project that was checked',
  other_tenant_id bigint not null comment 'tenant of the project that is like it',
  other_project_id bigint not null comment 'the project that is like it',
  place int not null comment '1 is the likest',
  score decimal(5,4) not null comment '0..1, how alike they are',
  covered decimal(5,4) not null comment '0..1, the share of the project that was checked that the other one says, too',
  constraint project_duplicate_hit_uk_id unique (tenant_id, id),
  constraint project_duplicate_hit_uk_place unique (tenant_id, check_id, place),
  constraint project_duplicate_hit_fk_check foreign key (tenant_id, check_id) references project_duplicate_check (tenant_id, id),
  constraint project_duplicate_hit_fk_other foreign key (other_tenant_id, other_project_id) references project (tenant_id, id),
  index project_duplicate_hit_ix_check (check_id, place),
  index project_duplicate_hit_ix_other (other_tenant_id, other_project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_duplicate_match (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant of the project that was checked',
  hit_id bigint not null,
  place int not null comment '1 counts most',
  own_kind varchar(16) not null comment 'TITLE, GOALS, LINE or PACKAGE',
  own_text varchar(400) not null comment 'as it was then',
  other_kind varchar(16) not null,
  other_text varchar(400) not null comment 'as it was then; shown to who sees the plan of the other project',
  other_amount decimal(18,2) null comment 'of the line or package of the other project',
  similarity decimal(5,4) not null comment '0..1',
  words varchar(1000) not null comment 'that both have, a space between them, the rarest first',
  constraint project_duplicate_match_uk_id unique (tenant_id, id),
  constraint project_duplicate_match_uk_place unique (tenant_id, hit_id, place),
  constraint project_duplicate_match_fk_hit foreign key (tenant_id, hit_id) references project_duplicate_hit (tenant_id, id),
  index project_duplicate_match_ix_hit (hit_id, place)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_duplicate_ruling (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant of the project that was checked',
  check_id bigint not null,
  hit_id bigint null comment 'null: of the check as a whole, which was undetermined',
  verdict varchar(16) not null comment 'DUPLICATE, OVERLAP or DISTINCT',
  reason varchar(1000) not null,
  ruled_at datetime(6) not null,
  person_name varchar(64) not null,
  post_title varchar(100) null comment 'as it was called then',
  unit_name varchar(100) not null comment 'as it was called then',
  constraint project_duplicate_ruling_uk_id unique (tenant_id, id),
  constraint project_duplicate_ruling_fk_check foreign key (tenant_id, check_id) references project_duplicate_check (tenant_id, id),
  constraint project_duplicate_ruling_fk_hit foreign key (tenant_id, hit_id) references project_duplicate_hit (tenant_id, id),
  index project_duplicate_ruling_ix_check (check_id, id),
  index project_duplicate_ruling_ix_check_fk (tenant_id, check_id),
  index project_duplicate_ruling_ix_hit (tenant_id, hit_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
