package ui

import (
	"minutebook/ui/actions"
	"minutebook/ui/agenda"
	"minutebook/ui/bodies"
	"minutebook/ui/meetings"
	"minutebook/ui/merge"
	"minutebook/ui/minutebook"
	"minutebook/ui/minutes"
	"minutebook/ui/plan"
	"minutebook/ui/search"
	"minutebook/ui/session"
)

// Screens lists the screens of Minute Book in the order of the navigation.
func Screens() []Screen {
	return []Screen{
		{session.Meetings, session.KeyMeetings, meetings.New},
		{session.Agenda, session.KeyAgenda, agenda.New},
		{session.Minutes, session.KeyMinutes, minutes.New},
		{session.Review, session.KeyReview, merge.New},
		{session.Actions, session.KeyActions, actions.New},
		{session.MinuteBook, session.KeyMinuteBook, minutebook.New},
		{session.Bodies, session.KeyBodies, bodies.New},
		{session.Search, session.KeySearch, search.New},
		{session.Plan, session.KeyPlan, plan.New},
	}
}
