-- How many calls and assignments there are: counted one by one, a month's report or an outcome's
-- share of ten million takes seconds. The triggers keep the sums whoever writes the tables.

-- Of all days together.
CREATE TABLE call_sums (
    agent    TEXT    NOT NULL,
    campaign TEXT    NOT NULL,
    outcome  TEXT    NOT NULL,
    calls    INTEGER NOT NULL,
    PRIMARY KEY (agent, campaign, outcome)
) WITHOUT ROWID;
-- Of each day; seconds is the time on the line, late how many were heard of after their day.
CREATE TABLE call_day_sums (
    day      TEXT    NOT NULL,
    agent    TEXT    NOT NULL,
    campaign TEXT    NOT NULL,
    outcome  TEXT    NOT NULL,
    calls    INTEGER NOT NULL,
    seconds  INTEGER NOT NULL,
    late     INTEGER NOT NULL,
    PRIMARY KEY (day, agent, campaign, outcome)
) WITHOUT ROWID;
-- called: those of them whose call was begun.
CREATE TABLE assignment_day_sums (
    day      TEXT    NOT NULL,
    agent    TEXT    NOT NULL,
    campaign TEXT    NOT NULL,
    assigned INTEGER NOT NULL,
    called   INTEGER NOT NULL,
    PRIMARY KEY (day, agent, campaign)
) WITHOUT ROWID;
INSERT INTO call_sums
    SELECT agent, campaign, outcome, count(*) FROM completed_calls
    GROUP BY agent, campaign, outcome;
INSERT INTO call_day_sums
    SELECT day, agent, campaign, outcome, count(*),
           sum(iif(started_at = 0, 0, (completed_at - started_at) / 1000)), sum(late)
    FROM completed_calls GROUP BY day, agent, campaign, outcome;
INSERT INTO assignment_day_sums
    SELECT day, agent, campaign, count(*), sum(call_started <> 0) FROM assignments
    GROUP BY day, agent, campaign;

CREATE TRIGGER call_sums_added AFTER INSERT ON completed_calls BEGIN
    INSERT INTO call_sums VALUES (new.agent, new.campaign, new.outcome, 1)
        ON CONFLICT (agent, campaign, outcome) DO UPDATE SET calls = calls + 1;
    INSERT INTO call_day_sums
        VALUES (new.day, new.agent, new.campaign, new.outcome, 1,
                iif(new.started_at = 0, 0, (new.completed_at - new.started_at) / 1000), new.late)
        ON CONFLICT (day, agent, campaign, outcome) DO UPDATE
            SET calls = calls + 1, seconds = seconds + excluded.seconds,
                late = late + excluded.late;
END;
CREATE TRIGGER call_sums_changed
AFTER UPDATE OF day, agent, campaign, outcome ON completed_calls BEGIN
    UPDATE call_sums SET calls = calls - 1
        WHERE agent = old.agent AND campaign = old.campaign AND outcome = old.outcome;
    UPDATE call_day_sums
        SET calls = calls - 1, late = late - old.late,
            seconds = seconds -
                iif(old.started_at = 0, 0, (old.completed_at - old.started_at) / 1000)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign
          AND outcome = old.outcome;
    INSERT INTO call_sums VALUES (new.agent, new.campaign, new.outcome, 1)
        ON CONFLICT (agent, campaign, outcome) DO UPDATE SET calls = calls + 1;
    INSERT INTO call_day_sums
        VALUES (new.day, new.agent, new.campaign, new.outcome, 1,
                iif(new.started_at = 0, 0, (new.completed_at - new.started_at) / 1000), new.late)
        ON CONFLICT (day, agent, campaign, outcome) DO UPDATE
            SET calls = calls + 1, seconds = seconds + excluded.seconds,
                late = late + excluded.late;
END;
CREATE TRIGGER call_sums_gone AFTER DELETE ON completed_calls BEGIN
    UPDATE call_sums SET calls = calls - 1
        WHERE agent = old.agent AND campaign = old.campaign AND outcome = old.outcome;
    UPDATE call_day_sums
        SET calls = calls - 1, late = late - old.late,
            seconds = seconds -
                iif(old.started_at = 0, 0, (old.completed_at - old.started_at) / 1000)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign
          AND outcome = old.outcome;
END;
CREATE TRIGGER assignment_sums_added AFTER INSERT ON assignments BEGIN
    INSERT INTO assignment_day_sums
        VALUES (new.day, new.agent, new.campaign, 1, new.call_started <> 0)
        ON CONFLICT (day, agent, campaign) DO UPDATE
            SET assigned = assigned + 1, called = called + excluded.called;
END;
CREATE TRIGGER assignment_sums_changed
AFTER UPDATE OF day, agent, campaign, call_started ON assignments
WHEN (old.call_started <> 0) <> (new.call_started <> 0) OR old.agent <> new.agent
    OR old.campaign <> new.campaign OR old.day <> new.day BEGIN
    UPDATE assignment_day_sums
        SET assigned = assigned - 1, called = called - (old.call_started <> 0)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign;
    INSERT INTO assignment_day_sums
        VALUES (new.day, new.agent, new.campaign, 1, new.call_started <> 0)
        ON CONFLICT (day, agent, campaign) DO UPDATE
            SET assigned = assigned + 1, called = called + excluded.called;
END;
CREATE TRIGGER assignment_sums_gone AFTER DELETE ON assignments BEGIN
    UPDATE assignment_day_sums
        SET assigned = assigned - 1, called = called - (old.call_started <> 0)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign;
END;
