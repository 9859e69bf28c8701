-- A number that was handed on, or given back to the hopper it was taken from, is no more one of its
-- agent's: its row stays, and is not counted as assigned. The call that was begun stays counted.

DROP TRIGGER assignment_sums_added;
DROP TRIGGER assignment_sums_changed;
DROP TRIGGER assignment_sums_gone;
DELETE FROM assignment_day_sums;
INSERT INTO assignment_day_sums
    SELECT day, agent, campaign, sum(stage <> 'returned'), sum(call_started <> 0) FROM assignments
    GROUP BY day, agent, campaign;

CREATE TRIGGER assignment_sums_added AFTER INSERT ON assignments BEGIN
    INSERT INTO assignment_day_sums
        VALUES (new.day, new.agent, new.campaign, new.stage <> 'returned', new.call_started <> 0)
        ON CONFLICT (day, agent, campaign) DO UPDATE
            SET assigned = assigned + excluded.assigned, called = called + excluded.called;
END;
CREATE TRIGGER assignment_sums_changed
AFTER UPDATE OF day, agent, campaign, stage, call_started ON assignments
WHEN (old.call_started <> 0) <> (new.call_started <> 0) OR old.agent <> new.agent
    OR (old.stage <> 'returned') <> (new.stage <> 'returned')
    OR old.campaign <> new.campaign OR old.day <> new.day BEGIN
    UPDATE assignment_day_sums
        SET assigned = assigned - (old.stage <> 'returned'),
            called = called - (old.call_started <> 0)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign;
    INSERT INTO assignment_day_sums
        VALUES (new.day, new.agent, new.campaign, new.stage <> 'returned', new.call_started <> 0)
        ON CONFLICT (day, agent, campaign) DO UPDATE
            SET assigned = assigned + excluded.assigned, called = called + excluded.called;
END;
CREATE TRIGGER assignment_sums_gone AFTER DELETE ON assignments BEGIN
    UPDATE assignment_day_sums
        SET assigned = assigned - (old.stage <> 'returned'),
            called = called - (old.call_started <> 0)
        WHERE day = old.day AND agent = old.agent AND campaign = old.campaign;
END;
