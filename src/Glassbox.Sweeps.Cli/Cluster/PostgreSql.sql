-- The tables of a cluster, and the statements by which Orleans' ADO.NET providers use them (OrleansQuery). May be run any number of times.

CREATE TABLE IF NOT EXISTS orleansquery (querykey varchar(64) PRIMARY KEY, querytext text NOT NULL);

-- Who belongs to the cluster. The version changes with every change of it, so of two changes at once only one succeeds.
CREATE TABLE IF NOT EXISTS membershipversion (deploymentid varchar(150) PRIMARY KEY, changed timestamptz NOT NULL DEFAULT now(), version integer NOT NULL DEFAULT 0);

CREATE TABLE IF NOT EXISTS membership (
    deploymentid varchar(150) NOT NULL REFERENCES membershipversion, address varchar(45) NOT NULL, port integer NOT NULL, generation integer NOT NULL,
    siloname varchar(150) NOT NULL, hostname varchar(150) NOT NULL, status integer NOT NULL, proxyport integer, suspecttimes text,
    starttime timestamptz NOT NULL, iamalivetime timestamptz NOT NULL, PRIMARY KEY (deploymentid, address, port, generation));

-- What grains keep: results, data, and where unfinished trials stand.
CREATE TABLE IF NOT EXISTS storage (
    serviceid varchar(150) NOT NULL, graintypestring varchar(512) NOT NULL, grainidn0 bigint NOT NULL, grainidn1 bigint NOT NULL,
    grainidextensionstring varchar(512) NOT NULL, payloadbinary bytea, changed timestamptz NOT NULL DEFAULT now(), version integer NOT NULL,
    PRIMARY KEY (serviceid, graintypestring, grainidn0, grainidn1, grainidextensionstring));

INSERT INTO orleansquery VALUES
('InsertMembershipVersionKey', $q$
    WITH made AS (INSERT INTO membershipversion (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::integer FROM made
$q$),
('InsertMembershipKey', $q$
    WITH raised AS (
        UPDATE membershipversion SET changed = now(), version = version + 1
        WHERE deploymentid = @DeploymentId AND version = @Version
            AND NOT EXISTS (SELECT 1 FROM membership WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deploymentid),
    made AS (
        INSERT INTO membership (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
        SELECT deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised
        RETURNING 1)
    SELECT count(*)::integer FROM made
$q$),
('UpdateMembershipKey', $q$
    WITH raised AS (
        UPDATE membershipversion SET changed = now(), version = version + 1
        WHERE deploymentid = @DeploymentId AND version = @Version
            AND EXISTS (SELECT 1 FROM membership WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deploymentid),
    made AS (
        UPDATE membership m SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
        FROM raised WHERE m.deploymentid = raised.deploymentid AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
        RETURNING 1)
    SELECT count(*)::integer FROM made
$q$),
('UpdateIAmAlivetimeKey', $q$
    UPDATE membership SET iamalivetime = @IAmAliveTime
    WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$q$),
('MembershipReadRowKey', $q$
    SELECT v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime, m.iamalivetime, v.version
    FROM membershipversion v
    LEFT JOIN membership m ON m.deploymentid = v.deploymentid AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    WHERE v.deploymentid = @DeploymentId
$q$),
('MembershipReadAllKey', $q$
    SELECT v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime, m.iamalivetime, v.version
    FROM membershipversion v LEFT JOIN membership m ON m.deploymentid = v.deploymentid
    WHERE v.deploymentid = @DeploymentId
$q$),
('DeleteMembershipTableEntriesKey', $q$
    WITH gone AS (DELETE FROM membership WHERE deploymentid = @DeploymentId)
    DELETE FROM membershipversion WHERE deploymentid = @DeploymentId
$q$),
('GatewaysQueryKey', $q$
    SELECT address, proxyport, generation FROM membership WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0
$q$),
('CleanupDefunctSiloEntriesKey', $q$
    DELETE FROM membership WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3
$q$),
('ReadFromStorageKey', $q$
    SELECT payloadbinary AS PayloadBinary, NULL::text AS PayloadXml, NULL::text AS PayloadJson, now() AT TIME ZONE 'utc', version AS Version
    FROM storage
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
        AND grainidextensionstring = coalesce(@GrainIdExtensionString, '')
$q$),
('WriteToStorageKey', $q$
    WITH changed AS (
        UPDATE storage SET payloadbinary = @PayloadBinary, changed = now(), version = version + 1
        WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
            AND grainidextensionstring = coalesce(@GrainIdExtensionString, '') AND version = CAST(@GrainStateVersion AS integer)
        RETURNING version),
    made AS (
        INSERT INTO storage (serviceid, graintypestring, grainidn0, grainidn1, grainidextensionstring, payloadbinary, version)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), @PayloadBinary, 1
        WHERE CAST(@GrainStateVersion AS integer) IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version)
    SELECT coalesce((SELECT version FROM changed), (SELECT version FROM made), CAST(@GrainStateVersion AS integer)) AS NewGrainStateVersion
$q$),
('ClearStorageKey', $q$
    UPDATE storage SET payloadbinary = NULL, changed = now(), version = version + 1
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
        AND grainidextensionstring = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
$q$),
('DeleteStorageKey', $q$
    DELETE FROM storage
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
        AND grainidextensionstring = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion
$q$)
ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;
