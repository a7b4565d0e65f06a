--liquibase formatted sql

--changeset cobuild:0027-tenancy-suspension
create table tenant_suspension (
  tenant_id bigint not null primary key,
  suspended_on date not null comment 'where the tenant is; its clocks stand from this day',
  reason varchar(200) not null,
  suspended_by varchar(64) not null,
  constraint tenant_suspension_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
