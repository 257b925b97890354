-- A juror's own list asks for the seats of one juror, of thousands at a stage.
CREATE INDEX seat_changes_of_a_juror ON seat_changes (juror, edition, stage, change_id);
