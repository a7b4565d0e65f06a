--liquibase formatted sql

--changeset cobuild:0016-calendar-day
alter table calendar_day
  modify column working boolean not null comment 'what the city says of a day, other than the national calendar does',
  add column name varchar(40) null comment 'what the day is, e.g. a festival';

--changeset cobuild:0016-calendar-year
create table calendar_year (
  tenant_id bigint not null,
  year int not null,
  notice varchar(100) not null comment 'the announcement by which the city entered the days of a year',
  set_by_name varchar(100) null comment 'null: by the tenant''s folder',
  set_at datetime(6) not null,
  primary key (tenant_id, year),
  constraint calendar_year_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
