extension Language {
    public static let english = Language(
        code: "en",
        stemming: "english",
        fillers: englishFillers,
        everyday: englishEveryday,
        questions: englishQuestions,
        numbered: englishNumbered,
        synonyms: englishSynonyms,
        timed: "submit: due"
    )
}

private let englishFillers = """
    a an the of to in on at by for from with and or if then as is are was were be been being am do does did doing have
    has had having i me my mine we us our ours you your yours he him his she her hers it its they them their this that
    these those there here which so than too very just also about into can could will would shall should may might
    must cant couldnt wont wouldnt shouldnt dont doesnt didnt isnt arent wasnt havent hasnt not no nor but
    help helping helped helps
    hi hello hey heya hiya yo dear sir miss madam maam mr mrs ms morning afternoon evening please pls plz plss pleaase
    thanks thank thankyou thx thnx ty tysm cheers sorry excuse pardon urgent urgently asap rn quick quickly
    lol lmao omg ugh haha hehe hmm hm uh um umm oh ah wow bro bruh dude guys man mate fam sis
    anyone anybody someone somebody everyone everybody idk dunno tbh ngl imo btw fyi af
    wondering wonder wondered know knows tell explain say said ask asked asking question questions understand
    understood get gets got getting im ive id u ur r ya yall thats whats hows wheres whens whos theres heres lets
    want wanna wanted gonna gotta need needs needed like liked trying try tried really actually basically literally
    honestly maybe perhaps kinda sorta still even ever anyway anyways again already yet now well ok okay okey kk yeah
    yep yes yea nope nah right sure because cuz cos coz bc bcs cause since though although however while exactly
    supposed possible possibly able struggling struggle confused confusing stuck clue idea remember forgot
    forget define definition defined describe description something anything thing things
    stuff one ones kind sort bit lot lots some any all every each other another such own same much many more most
    going goes go went gone come comes came let give gave given me myself yourself up out off down
    wat wut wot wats wht da teh tha dat dis n nd w wit abt
    """

private let englishEveryday = """
    use using used work works working make makes making made do find finding found look looking see seen saw show
    shows take takes taking took put puts start best better good bad great nice wrong
    true way ways time times day days week weeks today tomorrow tmrw tmr tonight yesterday next last first new old
    long short high low big small large little few less least only both between before after during until till
    always never sometimes often usually soon later early back away around over under above below through across
    without within against per instead else please different happen happens happened happening call called calls
    named name names person people class course lesson school teacher student students pupil learn learning learnt
    learned teach teaching taught study studying write writing wrote written read reading think thought believe guess
    feel feels felt seem seems hope wish love hate enjoy care mind matter matters keep keeps kept stay stop stops
    end ends finish turn turns move change changes set sets add part parts piece point place places side top bottom
    left end whole half full empty open close closed easy easier hard harder difficult simple fine free busy ready
    mean means meant meaning real sense basic basics example examples topic subject material page number numbers line lines word words letter
    answer answers reason reasons case cases fact rule rules step steps problem problems type types form forms
    important main special normal usual certain sure clear everything nothing somewhere anywhere everywhere
    home house room door food water money buy bought sell pay cost costs price friend friends family mom mum dad
    parent parents brother sister kid kids guy girl boy life world country city car bus game games play playing
    watch movie music song phone computer laptop internet website site video app online
    eat eating drink sleep sleeping walk run running sit stand wait waiting meet meeting talk talking speak listen hear
    heard send sent bring carry hold holding follow leave leaving live living die win lose losing pick choose
    check checking fix fixing break broke broken miss missed missing pass passed fail failed allow allowed
    hours hour minutes minute month months year years weekend monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    red blue green white black weather rain sun hot cold
    able happy sad tired sick bored boring fun funny cool weird strange crazy stupid dumb smart lazy
    show explain explained telling asks apart together alone once twice also two three four five six seven eight
    nine ten second third anybody cannot every its upon using via whether yourself
    """

/// Things that teachers number: "homework 2" is not "homework 3".
private let englishNumbered = """
    homework exercise unit week chapter lesson quiz exam question task module section part page lab project problem
    step level number no assignment worksheet sheet day session lecture test
    """

private let englishQuestions = """
    time: when, wen, whn, what time, what day, which day, what date, which date, until when, by when, how soon, what hour
    place: where, which room, what room, what place, which place, which building, what building, wher, were can, were do
    person: who, whom, whose, who's
    reason: why, how come, what for, what is the point, what the point, point of, reason for, purpose, why's
    amount: how many, how much, how often, how far, how big, how long, what percent, what percentage, how old
    way: how, best way, what way, way to, what steps, trick to, hwo, how's
    thing: what, which, define, definition of, meaning of, mean, difference, describe, wat, wut, wats, wot, whats, wht
    favour: can you, can u, could you, could u, would you, will you, write my, do my, solve my
    none: can you explain, can u explain, could you explain, can you help, can u help, could you help, can you tell, \
    can u tell, could you tell, can you show, can u show, can you give, can you say, can you please explain, \
    can you please help, can you please tell, will you be, can you look, can you check
    leave: can i, can we, may i, may we, could i, could we, am i allowed, are we allowed, is it ok, is it okay, \
    is it allowed, is it fine, allowed to, do i have to, do we have to, do i need to, do we need to, must i, must we, \
    should i, should we, are there, is there
    """

/// School language.
///
/// A word stands in one group only: with two meanings it stays out.
private let englishSynonyms = """
    homework: hw, hwk, homeworks, hmwk, assignment, problem set, pset, take home, sheet, exercise sheet, worksheet
    due: deadline, due date, cut off, cutoff, hand in date, submission date, last day to
    submit: hand in, hand it in, hand them in, turn in, turn it in, turn them in, send in, upload, submission, hand over
    exam: test, examination, final exam, finals
    quiz: quizzes, quizes, pop quiz
    late: overdue, past due, after the deadline, not on time, miss the deadline, missed the deadline
    extension: more time, extra time, extend, postpone, extra days
    grade: mark, marks, marking, graded, grading, score, scored
    retake: resit, redo, retry, do over, take again, take it again, do it again, second try, second attempt, second chance
    absent: flu, fever, sick, ill, unwell, miss class, missed class, miss a class, missed a class, miss a lesson, missed a lesson, \
    was away, not there, couldnt come, couldnt make it, absence, skip class
    teacher: professor, prof, instructor, lecturer
    !calculator: calc, calcs, calculators, calculater, calculaters
    photo: foto, pic, pics, picture, pictures, image, images
    maths: math, mathematics
    #: hash, hashtag, hash sign, pound sign
    item: element, items, elements
    program: script, programme, code, coding, programs, scripts
    textbook: book, text book, coursebook, books
    lesson: lecture, lectures
    classmate: friend, partner, buddy, classmates, peer
    collaborate: work together, working together, work with, team up, in a group, in groups, in pairs
    copy: cheat, cheating, plagiarism, plagiarise, plagiarize, copying
    install: set up, setup, get running
    error: bug, crash, exception, bugs, crashes, traceback, error message
    loop: iterate, iteration, looping
    function: func, functions, fn
    variable: var, vars, variables
    list: array, lists, arrays
    dictionary: dict, dicts
    string: str, strings
    integer: int, ints, whole number
    print: output, display, printing
    run: execute, running
    modulo: mod, %, modulus, percent sign, percent operator
    ==: double equals, two equals, two equal signs, double equal, equals equals, = =
    =: single equals, one equals, one equal sign, single equal, equals sign, equal sign
    slope: gradient, steepness
    equation: eqn, eq, eqs, equations, formula, formulas, formulae
    solve: work out, figure out, solving, compute
    factor: factorise, factorize, factoring, factorising, factorization, factorisation
    multiply: times, multiplication, multiplying, multiplied, product
    divide: division, dividing, divided
    subtract: subtraction, take away, subtracting
    addition: adding, sum, plus
    negative: minus, negatives, minuses
    root: square root, sqrt, square roots
    graph: plot, graphing, plotting, sketch
    exponent: power, exponents, powers, exponential
    bracket: parenthesis, parentheses, brackets, paren, parens
    flip: reverse, swap, flips, reversed, switch
    system: simultaneous, simultaneous equations
    difference: differ, differs, vs, versus, distinguish, compare, compared, distinction, differentiate
    classroom: room
    required: mandatory, compulsory, obligatory, require
    bonus: extra credit, extra points
    worth: count, counts, weigh, weight, weighted
    login: log in, sign in, logging in, log on
    contact: email, e mail, mail, reach, message, write to
    recording: video, recorded, videos, recordings
    website: site, portal, webpage, web page
    computer: laptop, pc, mac
    prepare: revise, revision, study for, studying for, review for, get ready
    practice: practise, practising, practicing, training, train
    exercise: task, exercises, tasks
    mistake: wrong, incorrect, mistakes
    begin: start, started, starting, beginning, begins
    finish: end, ends, ended, finished
    delete: remove, erase, get rid, removing, removed
    join: combine, concatenate, put together, glue, merge
    convert: turn into, change into, conversion, transform
    infinite: forever, never stops, never ends, endless, wont stop, doesnt stop, never stop, never end, doesnt end, keeps going
    create: produce, build, creates, produces
    important: matter, matters, importance
    change: modify, edit, alter
    position: location, located
    repeat: repetition, over and over, again and again
    0: zero
    1: first
    2: two, second, twice
    3: three, third
    4: four, fourth
    5: five, fifth
    6: six, sixth
    7: seven, seventh
    8: eight, eighth
    9: nine, ninth
    10: ten, tenth
    leaf: leaves
    half: halves
    life: lives
    child: children
    man: men
    woman: women
    foot: feet
    tooth: teeth
    mouse: mice
    person: people, persons
    bacteria: bacterium
    mitochondria: mitochondrion
    nucleus: nuclei
    index: indices, indexes
    matrix: matrices
    vertex: vertices
    axis: axes
    criterion: criteria
    hypothesis: hypotheses
    grow: grew, grown
    break: broke, broken
    choose: chose, chosen
    draw: drew, drawn
    eat: ate, eaten
    fall: fell, fallen
    find: found
    leave: left
    lose: lost
    send: sent
    speak: spoke, spoken
    take: took, taken
    teach: taught
    think: thought
    throw: threw, thrown
    write: wrote, written
    color: colour, colours, coloured, colors
    gray: grey
    center: centre
    biology: bio
    chemistry: chem
    tomorrow: tmrw, tmr, tomorow, 2moro
    information: info
    minutes: mins
    explain: explanation
    """
