--liquibase formatted sql

--changeset cobuild:0060-expert
create table expert (
  id bigint not null primary key,
  tenant_id bigint not null,
  name varchar(64) not null,
  employer varchar(200) not null,
  unit_tenant_id bigint null comment 'the unit of the directory that the employer is; null when it is none',
  unit_id bigint null,
  fields varchar(200) not null comment 'joined by commas, in alphabetical order',
  title varchar(100) not null,
  phone varchar(32) null,
  avoids varchar(2000) not null comment 'names of organisations whose projects are not put before this expert, one a line',
  active boolean not null,
  version int not null,
  set_by_name varchar(64) not null,
  set_at datetime(6) not null,
  constraint expert_uk_id unique (tenant_id, id),
  constraint expert_uk_person unique (tenant_id, name, employer),
  constraint expert_fk_tenant foreign key (tenant_id) references tenant (id),
  constraint expert_fk_unit foreign key (unit_tenant_id, unit_id) references unit (tenant_id, id),
  index expert_ix_unit (unit_tenant_id, unit_id),
  index expert_ix_order (name, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
