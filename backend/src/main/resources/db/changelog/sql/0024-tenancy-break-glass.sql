--liquibase formatted sql

--changeset cobuild:0024-tenancy-break-glass
create table break_glass (
  id bigint not null primary key,
  tenant_id bigint not null comment 'the tenant whose data is looked into',
  person_id bigint not null comment 'the operator',
  person_name varchar(64) not null comment 'as it was called then',
  unit_name varchar(100) not null comment 'as it was called then',
  reason varchar(500) not null,
  began_at datetime(6) not null,
  ends_at datetime(6) not null comment 'nothing is seen from then on, whatever ended_at says',
  ended_at datetime(6) null comment 'when somebody ended it before its time',
  ended_by_name varchar(64) null,
  ended_by_unit varchar(100) null,
  constraint break_glass_uk_id unique (tenant_id, id),
  constraint break_glass_fk_tenant foreign key (tenant_id) references tenant (id),
  constraint break_glass_fk_person foreign key (person_id) references person (id),
  index break_glass_ix_person (person_id, ends_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
