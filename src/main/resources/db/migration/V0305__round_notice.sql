-- What the public is told of rounds, newest first, without reading through their orders.
CREATE INDEX event_notice ON round.event (recorded_at DESC, round_id, number)
    WHERE kind IN ('announced.v1', 'rescheduled.v1', 'interrupted.v1', 'paused.v1', 'resumed.v1', 'stopped.v1', 'withdrawn.v1',
                   'publicity-begun.v1', 'settled.v1');
