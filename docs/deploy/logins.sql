-- Run once by the server's administrator: psql -v owner_password=… -v bot_password=… -f logins.sql
-- The owner makes and changes the tables; the bot works in them and sees what whoever is acting may see.
CREATE ROLE nuanxin_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE nuanxin_bot LOGIN PASSWORD :'bot_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE DATABASE nuanxin OWNER nuanxin_owner;
REVOKE CONNECT, TEMPORARY ON DATABASE nuanxin FROM PUBLIC;
GRANT CONNECT ON DATABASE nuanxin TO nuanxin_bot;
