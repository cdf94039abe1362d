-- Raters may have to show, task by task, that they judge as the plan does before their first ballot.
alter table rater_step drop constraint rater_step_step_check;
alter table rater_step drop constraint rater_step_check;
alter table rater_step
    add constraint rater_step_step_check
        check (step in ('consent', 'guide', 'comprehension', 'practice', 'qualification', 'break')),
    add constraint rater_step_check
        check (case step
                   when 'consent' then outcome in ('agreed', 'declined')
                   when 'guide' then outcome = 'read'
                   when 'comprehension' then outcome in ('passed', 'failed') and number <= 2
                   when 'practice' then outcome in ('right', 'other')
                   when 'qualification' then outcome in ('right', 'wrong')
                   else outcome = 'taken' end);
