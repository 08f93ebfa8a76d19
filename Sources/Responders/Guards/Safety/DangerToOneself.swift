/// Harm that is done to oneself, and eating that makes ill.
extension DangerPhrases {
    static let harm = """
        HARM SELF
        cut|cutting|cuts SELF ~~ again|purpose|every|night|deep|bleed|yesterday|calm|because|feel|stop|when
        cutting SELF
        been|started|start|stop|stopped|keep|kept|addicted cutting|burning ~ since|for|again|last|my|anymore|to|because|month
        cutting since|again
        I ~ cut ~ where|there|deeper|deep
        pull|pulling|rip|ripping ~ my hair ~ until|till|blood|bald
        slam|slamming|slammed|smash|smashing|trap|crush ~ my hand|hands|fingers|finger|head|arm ~~ when|until|purpose|every|because|again
        I slam|smash|bang|hit|squeeze|crush ~ my hand|hands|fingers|finger|arm ~ in|with|against ~ door|drawer|wall|hammer|stone
        when|until|because ~~ slam|smash|burn|cut|scratch|bite|punch|hit my|SELF ~ hand|hands|arm|arms|head|leg|legs|skin|fingers|SELF
        lighter|cigarette|candle|iron ~ against|on|to|into ~ my|SELF ~ arm|leg|skin|hand|legs|arms
        did it ~ SELF ~ on|to|because
        burns|cuts|wounds|marks ~ i did|made ~ it|them|SELF
        cutting is|was ~ only|thing
        hide|hides|cover|covers ~ what i ~ did|do|done ~ my
        WANT ~ cut SELF
        cut|cutting|cuts|slit|slitting|slice|slicing|carve|carving|carved|scratch|scratched|scratching ~ my ~ arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|stomach|hips|hip|veins|forearm|forearms|ankles|body
        burn|burned|burning|burnt|burns ~ my|myself ~~ purpose|cigarette|cigarettes|lighter|iron|deliberately|again|feel|candle|every
        burn|burned|burnt|burning SELF ~ because|when|again|to|with
        arms|arm|legs|wrists|wrist|thighs|skin|body is|are|has|have|full|covered ~ full|covered|has|have|of|in|with ~ cuts|scars|scratches|burns|wounds|marks
        cuts|scars|cut|scratches|burns|wounds on|along|all ~ my ~ arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|stomach|hips|body
        my cuts|scars
        hide|hiding|hid|cover|covering|show|shows|sees|saw|see|seen ~ my|the ~ scars|cuts
        razor|blade|blades|lighter|scissors|needle|needles|compass|sharpener|glass ~~ my|into|against ~ arm|arms|skin|wrist|wrists|leg|legs|thigh|thighs
        punch|punched|punching|hit|hitting|hits|slap|slapping|bite|biting|bit|scratch|scratched|pinch|pinching|beat|bruise SELF ~~ until|till|every|when|because|purpose|hard|bleed|bruise|bruises|calm|so|again|head|face
        bang|banging|banged|hit|hitting|smash|punch|punching ~ my head|fist|fists|hand|hands|knuckles ~ against|on|into|wall ~~ until|till|bleed|bleeds|bleeding|blood|purpose|every|bloody|broke
        I do|did|am|was|have|been|doing|started|use|used|want|relapsed|still ~ to|doing|with? selfharm
        selfharm again|yesterday|today|since|tonight|every
        into|my selfharm
        I selfharm
        relapse|relapsed|relapsing
        clean from|for|since ~ sh|cutting|selfharm|days|weeks|months|week|days|2|3|4|5|6
        urge|urges to cut|hurt|harm|burn
        sh again|relapse|relapsed
        pain|bleeding|blood|cutting|bleed ~ helps|calms|relief|feels|only|makes ~ me|good|thing|better|feel
        I bleed|bleeding|bled ~ calm|better|feel|until|then
        until|till i|it|they|skin|am ~ bleed|bleeds|bleeding|bled|raw
        """

    static let eating = """
        starve|starving|starved SELF
        make|making|made|force|forcing ~ SELF ~ throw|puke|vomit|sick|purge
        throw|throwing|threw|puke|puking|vomit|vomiting|purge|purging up? ~ after|everything|what|all|purpose|each ~ eat|eating|ate|meal|meals|dinner|lunch|eaten|purpose|food
        throw|throwing|puke|puking|vomit|vomiting up? ~~ every|each|whenever|purpose|toilet
        I ~ been? purging|bingeing|purge
        finger|fingers|toothbrush ~ down|in ~ throat
        I purge|purging|binge|bingeing
        I ~ not ~ eat|eaten|eating|ate ~~ for|since|in|anything|properly ~ NUMBER|days|week|weeks|monday|tuesday|wednesday|thursday|friday|sunday|anything ~ days|week|weeks|because|and|now|anymore
        not eaten ~ for|in|since ~ DAYS
        not ~ meal|food|eaten|eating|eat ~ for|in|since ~ NUMBER ~ days|weeks
        not deserve ~ food|eat
        only eat|eating|ate ~ apple|yoghurt|cracker|salad ~ day
        I ~ not eat|eating ~ because|until|till|so|anymore ~ fat|thin|skinny|weight|disappear|die|bones|ugly
        I stop|stopped|quit|refuse|refusing|stopping ~ eating|eat|food
        I WANT ~ starve|stop|not ~ eating|eat|death|starve|thin
        skip|skipping|skipped ~ meals|meal|lunch|dinner|eating ~~ fat|weight|thin|skinny|weeks|days|faint|fainted|weak|punish
        I am|feel ~ too|so ~ fat ~~ eat|eating|eaten|not|stopped|disgusting|hate
        because i am too fat
        laxatives|laxative|proana|thinspo
        count|counting every|each calorie|calories
        I ~ puke|vomit|purge ~
        if|when|until|unless ~ ~ I puke|vomit|purge
        I weigh ~ 30|31|32|33|34|35|36|37|38|39|40|41|42|43 kg|kilos
        burn off ~ dinner|food|lunch|what|everything|calories ~
        no|not dinner|lunch|food|breakfast ~ if|when|until|unless|because ~ too|bad|weigh|grades|it|i|good
        I have|am|got|think|started|become|becoming ~~ anorexic|anorexia|bulimia|bulimic
        eat|eating|eaten|ate|live|only|under|max|than ~~ 100|200|300|400|500|600|700 calories|kcal|cal
        lose|lost|losing ~~ kilos|kg|pounds|weight ~~ fainted|faint|eat|eating|starve|collapsed|anymore|bones
        """
}
