--liquibase formatted sql

--changeset cobuild:0078-project-paper-rule
create table project_paper_rule (
  tenant_id bigint not null,
  kind varchar(32) not null comment 'the paper, e.g. CONSTRUCTION_SCHEME',
  category varchar(16) not null comment 'of the projects of which it is asked, e.g. NEW',
  effective_on date not null comment 'it holds from then on, until a later one',
  asked_from varchar(8) null comment 'NONE, FULL, LIGHT or ALL; null: from then on as the city has it',
  set_by_name varchar(64) null comment 'null: it came with the folder',
  set_at datetime(6) not null,
  primary key (tenant_id, kind, category, effective_on),
  constraint project_paper_rule_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
