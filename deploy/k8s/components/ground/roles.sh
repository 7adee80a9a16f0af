#!/bin/sh
# One database per service: a role that owns and migrates it, one that works in it. Run once, when the data are made.
set -eu
for service in identity preservation guarantee payment notification; do
    psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
create role ${service}_owner login password 'development';
create role ${service} login password 'development';
create database ${service} owner ${service}_owner template template0 encoding 'UTF8';
revoke all on database ${service} from public;
grant connect on database ${service} to ${service};
SQL
done
