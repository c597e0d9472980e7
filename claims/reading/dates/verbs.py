"""The words by which a sentence shows whether it tells of what was or of what is to come."""

from claims.reading.wordlists import listed

PAST = listed(
    """
    said told was were had did went came took rose fell grew began became made gave got saw found left met won lost
    paid sold bought built brought thought caught taught kept held led fed felt dealt meant sent spent lent bent ran
    sat stood understood wrote spoke broke chose froze drove rode flew drew threw knew blew showed shrank sank drank
    rang sang swam withdrew overcame underwent heard hit struck shot shook woke wore tore swore bore laid lay lit
    slept swept wept fled bled fought sought sued died tied lied tried cried denied applied replied supplied slid spun
    stuck swung hung dug overtook undertook mistook forgot forgave outgrew foresaw arose awoke stole
    """
)
PARTICIPLES = listed(
    """
    been gone done seen taken given known written spoken broken chosen driven flown drawn thrown grown shown begun
    become come run put set cut let shut cast read born risen fallen eaten beaten hidden forgotten frozen stolen sworn
    torn worn
    """
)
NO_PAST = listed(
    """
    need seed speed feed indeed hundred red bed exceed proceed succeed embed breed greed weed shed sacred naked wicked
    united freed bleed deed ahmed mohammed
    """
)
AHEAD = listed(
    """
    will won't shall shan't would wouldn't should must may might can cannot can't could due planned plan plans
    planning expects expect expected expecting scheduled slated aims aim aiming hopes hope hoping intends intend
    intending set going wants want targets targeting forecasts forecast projected anticipated anticipates promises
    vows pledges proposes prepares preparing poised bound ready looks needs ought tipped predicts predicted estimates
    estimated deadline goal target timetable gonna wanna let's please pending likely unlikely
    """
)
COMMITTED = listed(
    """
    promised pledged vowed agreed committed announced proposed ordered urged called demanded gave told asked
    extended approved wanted hoped aimed intended required targeted offered guaranteed signed instructed backed
    decided voted needed unveiled launched outlined warned postponed delayed rescheduled adjourned suspended
    banned remanded signalled signaled
    """
)
NOW = listed(
    """
    is are am isn't aren't has hasn't haven't does doesn't starts begins opens ends expires comes goes runs launches
    closes arrives meets votes faces plays hosts returns takes leaves remains becomes lasts kicks rolls lands ships
    hits reaches changes falls rises moves travels visits holds marks gets makes gives says reopens resumes launching
    starting coming opening beginning arriving releasing
    """
)
NO_INFINITIVE = listed(
    """
    according up close thanks next related compared response access addition contrast back prior opposed relative
    similar similarly owing subject equal from
    """
)
"""Words after which "to" begins no verb."""
