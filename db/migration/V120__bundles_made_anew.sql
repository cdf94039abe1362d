-- Results are told in another form since imports are deeds, and ends tell votes that came late: a bundle that waits here
-- is made anew when it is next asked for, since the verifiers of this version refuse the older form.
delete from bundle where state in ('done', 'failed');
