// Written by scripts/embed-assets: run it when a file comes or goes.
#include "CWeb.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed, which every clang of Swift 6 knows

static const unsigned char client_answer_js[] = {
#embed "assets/client/answer.js"
};

static const unsigned char client_backoff_js[] = {
#embed "assets/client/backoff.js"
};

static const unsigned char client_connection_js[] = {
#embed "assets/client/connection.js"
};

static const unsigned char client_delivery_js[] = {
#embed "assets/client/delivery.js"
};

static const unsigned char client_following_js[] = {
#embed "assets/client/following.js"
};

static const unsigned char client_frames_js[] = {
#embed "assets/client/frames.js"
};

static const unsigned char client_identifier_js[] = {
#embed "assets/client/identifier.js"
};

static const unsigned char client_indexed_box_js[] = {
#embed "assets/client/indexed-box.js"
};

static const unsigned char client_model_js[] = {
#embed "assets/client/model.js"
};

static const unsigned char client_moves_js[] = {
#embed "assets/client/moves.js"
};

static const unsigned char client_outbox_js[] = {
#embed "assets/client/outbox.js"
};

static const unsigned char client_protocol_js[] = {
#embed "assets/client/protocol.js"
};

static const unsigned char client_refusal_js[] = {
#embed "assets/client/refusal.js"
};

static const unsigned char client_talk_js[] = {
#embed "assets/client/talk.js"
};

static const unsigned char client_transcript_js[] = {
#embed "assets/client/transcript.js"
};

static const unsigned char client_wire_js[] = {
#embed "assets/client/wire.js"
};

static const unsigned char desk_absence_js[] = {
#embed "assets/desk/absence.js"
};

static const unsigned char desk_again_js[] = {
#embed "assets/desk/again.js"
};

static const unsigned char desk_api_js[] = {
#embed "assets/desk/api.js"
};

static const unsigned char desk_bell_js[] = {
#embed "assets/desk/bell.js"
};

static const unsigned char desk_beside_css[] = {
#embed "assets/desk/beside.css"
};

static const unsigned char desk_canned_js[] = {
#embed "assets/desk/canned.js"
};

static const unsigned char desk_claims_js[] = {
#embed "assets/desk/claims.js"
};

static const unsigned char desk_complaints_js[] = {
#embed "assets/desk/complaints.js"
};

static const unsigned char desk_conversation_css[] = {
#embed "assets/desk/conversation.css"
};

static const unsigned char desk_desk_js[] = {
#embed "assets/desk/desk.js"
};

static const unsigned char desk_frame_css[] = {
#embed "assets/desk/frame.css"
};

static const unsigned char desk_frame_js[] = {
#embed "assets/desk/frame.js"
};

static const unsigned char desk_latest_js[] = {
#embed "assets/desk/latest.js"
};

static const unsigned char desk_lease_view_js[] = {
#embed "assets/desk/lease-view.js"
};

static const unsigned char desk_line_js[] = {
#embed "assets/desk/line.js"
};

static const unsigned char desk_news_js[] = {
#embed "assets/desk/news.js"
};

static const unsigned char desk_once_js[] = {
#embed "assets/desk/once.js"
};

static const unsigned char desk_parting_css[] = {
#embed "assets/desk/parting.css"
};

static const unsigned char desk_parting_js[] = {
#embed "assets/desk/parting.js"
};

static const unsigned char desk_phone_css[] = {
#embed "assets/desk/phone.css"
};

static const unsigned char desk_queue_view_js[] = {
#embed "assets/desk/queue-view.js"
};

static const unsigned char desk_queue_css[] = {
#embed "assets/desk/queue.css"
};

static const unsigned char desk_queue_js[] = {
#embed "assets/desk/queue.js"
};

static const unsigned char desk_room_js[] = {
#embed "assets/desk/room.js"
};

static const unsigned char desk_said_css[] = {
#embed "assets/desk/said.css"
};

static const unsigned char desk_seen_js[] = {
#embed "assets/desk/seen.js"
};

static const unsigned char desk_sheets_js[] = {
#embed "assets/desk/sheets.js"
};

static const unsigned char desk_side_view_js[] = {
#embed "assets/desk/side-view.js"
};

static const unsigned char desk_talk_view_js[] = {
#embed "assets/desk/talk-view.js"
};

static const unsigned char desk_talk_js[] = {
#embed "assets/desk/talk.js"
};

static const unsigned char desk_unsaid_js[] = {
#embed "assets/desk/unsaid.js"
};

static const unsigned char desk_wide_css[] = {
#embed "assets/desk/wide.css"
};

static const unsigned char desk_words_js[] = {
#embed "assets/desk/words.js"
};

static const unsigned char desk_work_js[] = {
#embed "assets/desk/work.js"
};

static const unsigned char desk_writer_js[] = {
#embed "assets/desk/writer.js"
};

static const unsigned char desk_writing_css[] = {
#embed "assets/desk/writing.css"
};

static const unsigned char pages_base_css[] = {
#embed "assets/pages/base.css"
};

static const unsigned char pages_conversations_css[] = {
#embed "assets/pages/conversations.css"
};

static const unsigned char pages_courses_css[] = {
#embed "assets/pages/courses.css"
};

static const unsigned char pages_desk_css[] = {
#embed "assets/pages/desk.css"
};

static const unsigned char pages_mark_svg[] = {
#embed "assets/pages/mark.svg"
};

static const unsigned char pages_module_css[] = {
#embed "assets/pages/module.css"
};

static const unsigned char pages_moments_js[] = {
#embed "assets/pages/moments.js"
};

static const unsigned char pages_page_js[] = {
#embed "assets/pages/page.js"
};

static const unsigned char pages_pages_css[] = {
#embed "assets/pages/pages.css"
};

static const unsigned char pages_practice_css[] = {
#embed "assets/pages/practice.css"
};

static const unsigned char pages_sending_js[] = {
#embed "assets/pages/sending.js"
};

static const unsigned char pages_signing_in_css[] = {
#embed "assets/pages/signing-in.css"
};

static const unsigned char pages_team_css[] = {
#embed "assets/pages/team.css"
};

static const unsigned char pages_top_css[] = {
#embed "assets/pages/top.css"
};

static const unsigned char pages_wide_js[] = {
#embed "assets/pages/wide.js"
};

static const unsigned char practice_figures_css[] = {
#embed "assets/practice/figures.css"
};

static const unsigned char practice_frame_css[] = {
#embed "assets/practice/frame.css"
};

static const unsigned char practice_home_css[] = {
#embed "assets/practice/home.css"
};

static const unsigned char practice_question_css[] = {
#embed "assets/practice/question.css"
};

static const unsigned char practice_tables_css[] = {
#embed "assets/practice/tables.css"
};

static const unsigned char team_asking_js[] = {
#embed "assets/team/asking.js"
};

static const unsigned char team_chain_css[] = {
#embed "assets/team/chain.css"
};

static const unsigned char team_check_view_js[] = {
#embed "assets/team/check-view.js"
};

static const unsigned char team_deeds_js[] = {
#embed "assets/team/deeds.js"
};

static const unsigned char team_draft_css[] = {
#embed "assets/team/draft.css"
};

static const unsigned char team_draft_js[] = {
#embed "assets/team/draft.js"
};

static const unsigned char team_editor_js[] = {
#embed "assets/team/editor.js"
};

static const unsigned char team_feed_js[] = {
#embed "assets/team/feed.js"
};

static const unsigned char team_frame_css[] = {
#embed "assets/team/frame.css"
};

static const unsigned char team_kept_js[] = {
#embed "assets/team/kept.js"
};

static const unsigned char team_locks_css[] = {
#embed "assets/team/locks.css"
};

static const unsigned char team_marks_css[] = {
#embed "assets/team/marks.css"
};

static const unsigned char team_merging_js[] = {
#embed "assets/team/merging.js"
};

static const unsigned char team_outdated_js[] = {
#embed "assets/team/outdated.js"
};

static const unsigned char team_parts_js[] = {
#embed "assets/team/parts.js"
};

static const unsigned char team_replay_view_js[] = {
#embed "assets/team/replay-view.js"
};

static const unsigned char team_replaying_js[] = {
#embed "assets/team/replaying.js"
};

static const unsigned char team_replays_css[] = {
#embed "assets/team/replays.css"
};

static const unsigned char team_speech_js[] = {
#embed "assets/team/speech.js"
};

static const unsigned char team_team_js[] = {
#embed "assets/team/team.js"
};

static const unsigned char team_trying_css[] = {
#embed "assets/team/trying.css"
};

static const unsigned char team_trying_js[] = {
#embed "assets/team/trying.js"
};

static const unsigned char team_turn_css[] = {
#embed "assets/team/turn.css"
};

static const unsigned char team_turns_css[] = {
#embed "assets/team/turns.css"
};

static const unsigned char team_words_js[] = {
#embed "assets/team/words.js"
};

static const unsigned char widget_account_js[] = {
#embed "assets/widget/account.js"
};

static const unsigned char widget_banner_js[] = {
#embed "assets/widget/banner.js"
};

static const unsigned char widget_bubble_js[] = {
#embed "assets/widget/bubble.js"
};

static const unsigned char widget_composer_js[] = {
#embed "assets/widget/composer.js"
};

static const unsigned char widget_controls_js[] = {
#embed "assets/widget/controls.js"
};

static const unsigned char widget_conversation_js[] = {
#embed "assets/widget/conversation.js"
};

static const unsigned char widget_dom_js[] = {
#embed "assets/widget/dom.js"
};

static const unsigned char widget_entrance_js[] = {
#embed "assets/widget/entrance.js"
};

static const unsigned char widget_formulas_js[] = {
#embed "assets/widget/formulas.js"
};

static const unsigned char widget_host_js[] = {
#embed "assets/widget/host.js"
};

static const unsigned char widget_locale_js[] = {
#embed "assets/widget/locale.js"
};

static const unsigned char widget_memory_js[] = {
#embed "assets/widget/memory.js"
};

static const unsigned char widget_messages_js[] = {
#embed "assets/widget/messages.js"
};

static const unsigned char widget_names_js[] = {
#embed "assets/widget/names.js"
};

static const unsigned char widget_offer_js[] = {
#embed "assets/widget/offer.js"
};

static const unsigned char widget_panel_js[] = {
#embed "assets/widget/panel.js"
};

static const unsigned char widget_room_js[] = {
#embed "assets/widget/room.js"
};

static const unsigned char widget_rows_js[] = {
#embed "assets/widget/rows.js"
};

static const unsigned char widget_safe_html_js[] = {
#embed "assets/widget/safe-html.js"
};

static const unsigned char widget_source_js[] = {
#embed "assets/widget/source.js"
};

static const unsigned char widget_styles_js[] = {
#embed "assets/widget/styles.js"
};

static const unsigned char widget_tutor_chat_js[] = {
#embed "assets/widget/tutor-chat.js"
};

static const unsigned char widget_view_js[] = {
#embed "assets/widget/view.js"
};

static const unsigned char widget_visit_js[] = {
#embed "assets/widget/visit.js"
};

static const unsigned char widget_waiting_js[] = {
#embed "assets/widget/waiting.js"
};

// The library that sets formulas, where the machine that builds has it; without it they stay text.
#if __has_embed("/usr/share/javascript/katex/katex.js")
#define HAS_KATEX 1
static const unsigned char katex_js[] = {
#embed "/usr/share/javascript/katex/katex.js"
};
#endif

static const WebAsset assets[] = {
    {"client/answer.js", client_answer_js, sizeof client_answer_js},
    {"client/backoff.js", client_backoff_js, sizeof client_backoff_js},
    {"client/connection.js", client_connection_js, sizeof client_connection_js},
    {"client/delivery.js", client_delivery_js, sizeof client_delivery_js},
    {"client/following.js", client_following_js, sizeof client_following_js},
    {"client/frames.js", client_frames_js, sizeof client_frames_js},
    {"client/identifier.js", client_identifier_js, sizeof client_identifier_js},
    {"client/indexed-box.js", client_indexed_box_js, sizeof client_indexed_box_js},
    {"client/model.js", client_model_js, sizeof client_model_js},
    {"client/moves.js", client_moves_js, sizeof client_moves_js},
    {"client/outbox.js", client_outbox_js, sizeof client_outbox_js},
    {"client/protocol.js", client_protocol_js, sizeof client_protocol_js},
    {"client/refusal.js", client_refusal_js, sizeof client_refusal_js},
    {"client/talk.js", client_talk_js, sizeof client_talk_js},
    {"client/transcript.js", client_transcript_js, sizeof client_transcript_js},
    {"client/wire.js", client_wire_js, sizeof client_wire_js},
    {"desk/absence.js", desk_absence_js, sizeof desk_absence_js},
    {"desk/again.js", desk_again_js, sizeof desk_again_js},
    {"desk/api.js", desk_api_js, sizeof desk_api_js},
    {"desk/bell.js", desk_bell_js, sizeof desk_bell_js},
    {"desk/beside.css", desk_beside_css, sizeof desk_beside_css},
    {"desk/canned.js", desk_canned_js, sizeof desk_canned_js},
    {"desk/claims.js", desk_claims_js, sizeof desk_claims_js},
    {"desk/complaints.js", desk_complaints_js, sizeof desk_complaints_js},
    {"desk/conversation.css", desk_conversation_css, sizeof desk_conversation_css},
    {"desk/desk.js", desk_desk_js, sizeof desk_desk_js},
    {"desk/frame.css", desk_frame_css, sizeof desk_frame_css},
    {"desk/frame.js", desk_frame_js, sizeof desk_frame_js},
    {"desk/latest.js", desk_latest_js, sizeof desk_latest_js},
    {"desk/lease-view.js", desk_lease_view_js, sizeof desk_lease_view_js},
    {"desk/line.js", desk_line_js, sizeof desk_line_js},
    {"desk/news.js", desk_news_js, sizeof desk_news_js},
    {"desk/once.js", desk_once_js, sizeof desk_once_js},
    {"desk/parting.css", desk_parting_css, sizeof desk_parting_css},
    {"desk/parting.js", desk_parting_js, sizeof desk_parting_js},
    {"desk/phone.css", desk_phone_css, sizeof desk_phone_css},
    {"desk/queue-view.js", desk_queue_view_js, sizeof desk_queue_view_js},
    {"desk/queue.css", desk_queue_css, sizeof desk_queue_css},
    {"desk/queue.js", desk_queue_js, sizeof desk_queue_js},
    {"desk/room.js", desk_room_js, sizeof desk_room_js},
    {"desk/said.css", desk_said_css, sizeof desk_said_css},
    {"desk/seen.js", desk_seen_js, sizeof desk_seen_js},
    {"desk/sheets.js", desk_sheets_js, sizeof desk_sheets_js},
    {"desk/side-view.js", desk_side_view_js, sizeof desk_side_view_js},
    {"desk/talk-view.js", desk_talk_view_js, sizeof desk_talk_view_js},
    {"desk/talk.js", desk_talk_js, sizeof desk_talk_js},
    {"desk/unsaid.js", desk_unsaid_js, sizeof desk_unsaid_js},
    {"desk/wide.css", desk_wide_css, sizeof desk_wide_css},
    {"desk/words.js", desk_words_js, sizeof desk_words_js},
    {"desk/work.js", desk_work_js, sizeof desk_work_js},
    {"desk/writer.js", desk_writer_js, sizeof desk_writer_js},
    {"desk/writing.css", desk_writing_css, sizeof desk_writing_css},
    {"pages/base.css", pages_base_css, sizeof pages_base_css},
    {"pages/conversations.css", pages_conversations_css, sizeof pages_conversations_css},
    {"pages/courses.css", pages_courses_css, sizeof pages_courses_css},
    {"pages/desk.css", pages_desk_css, sizeof pages_desk_css},
    {"pages/mark.svg", pages_mark_svg, sizeof pages_mark_svg},
    {"pages/module.css", pages_module_css, sizeof pages_module_css},
    {"pages/moments.js", pages_moments_js, sizeof pages_moments_js},
    {"pages/page.js", pages_page_js, sizeof pages_page_js},
    {"pages/pages.css", pages_pages_css, sizeof pages_pages_css},
    {"pages/practice.css", pages_practice_css, sizeof pages_practice_css},
    {"pages/sending.js", pages_sending_js, sizeof pages_sending_js},
    {"pages/signing-in.css", pages_signing_in_css, sizeof pages_signing_in_css},
    {"pages/team.css", pages_team_css, sizeof pages_team_css},
    {"pages/top.css", pages_top_css, sizeof pages_top_css},
    {"pages/wide.js", pages_wide_js, sizeof pages_wide_js},
    {"practice/figures.css", practice_figures_css, sizeof practice_figures_css},
    {"practice/frame.css", practice_frame_css, sizeof practice_frame_css},
    {"practice/home.css", practice_home_css, sizeof practice_home_css},
    {"practice/question.css", practice_question_css, sizeof practice_question_css},
    {"practice/tables.css", practice_tables_css, sizeof practice_tables_css},
    {"team/asking.js", team_asking_js, sizeof team_asking_js},
    {"team/chain.css", team_chain_css, sizeof team_chain_css},
    {"team/check-view.js", team_check_view_js, sizeof team_check_view_js},
    {"team/deeds.js", team_deeds_js, sizeof team_deeds_js},
    {"team/draft.css", team_draft_css, sizeof team_draft_css},
    {"team/draft.js", team_draft_js, sizeof team_draft_js},
    {"team/editor.js", team_editor_js, sizeof team_editor_js},
    {"team/feed.js", team_feed_js, sizeof team_feed_js},
    {"team/frame.css", team_frame_css, sizeof team_frame_css},
    {"team/kept.js", team_kept_js, sizeof team_kept_js},
    {"team/locks.css", team_locks_css, sizeof team_locks_css},
    {"team/marks.css", team_marks_css, sizeof team_marks_css},
    {"team/merging.js", team_merging_js, sizeof team_merging_js},
    {"team/outdated.js", team_outdated_js, sizeof team_outdated_js},
    {"team/parts.js", team_parts_js, sizeof team_parts_js},
    {"team/replay-view.js", team_replay_view_js, sizeof team_replay_view_js},
    {"team/replaying.js", team_replaying_js, sizeof team_replaying_js},
    {"team/replays.css", team_replays_css, sizeof team_replays_css},
    {"team/speech.js", team_speech_js, sizeof team_speech_js},
    {"team/team.js", team_team_js, sizeof team_team_js},
    {"team/trying.css", team_trying_css, sizeof team_trying_css},
    {"team/trying.js", team_trying_js, sizeof team_trying_js},
    {"team/turn.css", team_turn_css, sizeof team_turn_css},
    {"team/turns.css", team_turns_css, sizeof team_turns_css},
    {"team/words.js", team_words_js, sizeof team_words_js},
    {"widget/account.js", widget_account_js, sizeof widget_account_js},
    {"widget/banner.js", widget_banner_js, sizeof widget_banner_js},
    {"widget/bubble.js", widget_bubble_js, sizeof widget_bubble_js},
    {"widget/composer.js", widget_composer_js, sizeof widget_composer_js},
    {"widget/controls.js", widget_controls_js, sizeof widget_controls_js},
    {"widget/conversation.js", widget_conversation_js, sizeof widget_conversation_js},
    {"widget/dom.js", widget_dom_js, sizeof widget_dom_js},
    {"widget/entrance.js", widget_entrance_js, sizeof widget_entrance_js},
    {"widget/formulas.js", widget_formulas_js, sizeof widget_formulas_js},
    {"widget/host.js", widget_host_js, sizeof widget_host_js},
    {"widget/locale.js", widget_locale_js, sizeof widget_locale_js},
    {"widget/memory.js", widget_memory_js, sizeof widget_memory_js},
    {"widget/messages.js", widget_messages_js, sizeof widget_messages_js},
    {"widget/names.js", widget_names_js, sizeof widget_names_js},
    {"widget/offer.js", widget_offer_js, sizeof widget_offer_js},
    {"widget/panel.js", widget_panel_js, sizeof widget_panel_js},
    {"widget/room.js", widget_room_js, sizeof widget_room_js},
    {"widget/rows.js", widget_rows_js, sizeof widget_rows_js},
    {"widget/safe-html.js", widget_safe_html_js, sizeof widget_safe_html_js},
    {"widget/source.js", widget_source_js, sizeof widget_source_js},
    {"widget/styles.js", widget_styles_js, sizeof widget_styles_js},
    {"widget/tutor-chat.js", widget_tutor_chat_js, sizeof widget_tutor_chat_js},
    {"widget/view.js", widget_view_js, sizeof widget_view_js},
    {"widget/visit.js", widget_visit_js, sizeof widget_visit_js},
    {"widget/waiting.js", widget_waiting_js, sizeof widget_waiting_js},
#ifdef HAS_KATEX
    {"library/katex.js", katex_js, sizeof katex_js},
#endif
};

size_t web_asset_count(void) { return sizeof assets / sizeof assets[0]; }

const WebAsset *web_asset(size_t index) { return &assets[index]; }
