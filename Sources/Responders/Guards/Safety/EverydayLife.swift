/// What explains a hint otherwise: exercises, holidays, moving house, parties, sports.
///
/// Where one of these is spoken of, only what is said plainly counts.
enum EverydayLife {
    static let all = """
        exercise|exercises|question|questions|equation|equations|fraction|fractions|minus|formula|bracket|brackets|algebra|maths|math|x|y|curve|triangle|vector|vectors|parabola|function|functions|slope|denominator|numerator|digit|digits|decimal|logarithms|geometry|worksheet|solution|term|terms|sum|proof
        holiday|holidays|vacation|wedding|dentist|orthodontist|trip|camp|festival|concert|anniversary|picnic|barbecue
        moving|moved|move ~ to|away|house|school|schools|abroad|city|town|home
        passed|pass|graduated|graduating|finished|finish|completed|changing|changed|switched|switching|signed|enrolled ~ exam|exams|test|course|it|school|year|schools|unit|class|level
        i passed
        other|another|different|new|this school ~ next|now|in|from|anyway
        passed|completed|finished the|my|all
        training|tournament|swimming|volleyball|football|basketball|handball|choir|band|orchestra|olympiad|match|race|rehearsal
        surprise|party|present|presents|cake|costume|carnival
        experiment|lab|acid|microscope|bunsen|craft
        printer|screen|wifi|keyboard|leaderboard|password|login|email|button|tab|browser|download|scroll
        haha*|lmao|rofl|xd|jk
        apprenticeship|university|college|promotion
        flu|fever|covid|cast|thunderstorm|storm
        how|what do i|you say|write|spell|translate
        comma|commas|spelling|verbs|tense|address in
        wire|circuit|resistance|metres|meters|ratio|balls|marbles|bag|dice|cards|apples
        fast|speed|velocity|acceleration|physics|biology|chemistry|geography|ethics|philosophy
        volume|surface|cylinder|cone|sphere|cube|height of|speed
        twice|half|times as old
        apprenticeship|exchange|internship
        talented|join|joined|win|won ~ club|team|choir|olympiad|maths|competition|the
        group project|work|chat|task
        study group|groups
        accident|accidentally|thanks
        one or the|two
        hint|hints|tip|tips|clue|calculator
        recycle|environment|climate
        ferien|bruch|bruche|minus|rechnen|mathe|anrede|bestanden|ausflug|klassenfahrt|umzug|umziehen|geburtstag
        vacances|examen|courbe|courbes|fractions|reussi|demenage*|anniversaire
        aprobe|aprobado|vacaciones|suma|examen|mudamos|cumpleanos|fracciones|lampara
        """
}
