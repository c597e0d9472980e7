"""The words with which trackers tell what came of a promise, by what they are here and by language. A table, no rule.

A word stands here only if it means the same with everyone who is known to use it. "Not delivered", "unfulfilled" and
"superseded" do not: they are asked for. Large letters, accents and signs do not matter.
"""

from collections.abc import Mapping
from typing import Final

from claims.formats.rating_words import Words
from db.words import FollowUp

PROMISES: Final[Mapping[FollowUp, Words]] = {
    FollowUp.NOT_STARTED: {
        "en": "not started, not yet started, to do",
        "es": "no iniciada, sin iniciar, no empezada, sin empezar",
        "pt": "nao iniciada, nao comecou, nao iniciado",
        "fr": "pas commence, pas commencee, non commence, pas encore commence",
        "de": "nicht begonnen, noch nicht begonnen",
        "it": "non iniziata, non avviata",
    },
    FollowUp.IN_PROGRESS: {
        "en": "in progress, in the works, under way, underway, in process, ongoing, on track, started, begun, in "
        "motion",
        "es": "en proceso, en curso, en marcha, en proceso adelantada, en proceso demorada, en progreso",
        "pt": "em andamento, em curso, em progresso",
        "fr": "en cours, en bonne voie, en voie de realisation",
        "de": "in arbeit, in umsetzung, begonnen, lauft",
        "it": "in corso, in lavorazione",
        "ka": "მიმდინარე",
    },
    FollowUp.STALLED: {
        "en": "stalled, on hold, paused, suspended, postponed, put off, shelved",
        "es": "estancada, paralizada, en pausa, suspendida, pospuesta, estancado",
        "pt": "parada, parado, paralisada, suspensa, adiada",
        "fr": "au point mort, en suspens, suspendue, suspendu, reportee, bloquee",
        "de": "auf eis, gestoppt, stockt, verschoben",
        "it": "in stallo, bloccata, sospesa, rinviata",
    },
    FollowUp.PARTLY_DELIVERED: {
        "en": "partly delivered, partially delivered, largely delivered, mostly delivered, partly, partially, "
        "largely, mostly, compromise, partly kept, partially kept, partly fulfilled, partially fulfilled, "
        "kept in part, partially achieved, partly achieved, partially met, partly met, partially complete, "
        "partially completed",
        "es": "cumplida en parte, parcialmente cumplida, cumplida parcialmente",
        "pt": "cumprida em parte, parcialmente cumprida, cumpriu em parte, em parte",
        "fr": "partiellement tenue, partiellement realisee, partiellement realise, en partie tenue, tenue en partie",
        "de": "teilweise erfullt, teilweise umgesetzt, teils erfullt, teilweise gehalten",
        "it": "mantenuta in parte, parzialmente mantenuta, parzialmente realizzata",
    },
    FollowUp.DELIVERED: {
        "en": "delivered, kept, promise kept, fulfilled, promise fulfilled, done, complete, completed, achieved, "
        "implemented, fully delivered, fully implemented, fully kept, fully met, met",
        "es": "cumplida, cumplido, promesa cumplida, realizada, completada",
        "pt": "cumprida, cumprido, cumpriu, promessa cumprida, concluida, realizada",
        "fr": "tenue, realisee, realise, promesse tenue, accomplie",
        "de": "erfullt, umgesetzt, gehalten, versprechen gehalten, abgeschlossen, eingehalten",
        "it": "mantenuta, realizzata, promessa mantenuta, completata",
    },
    FollowUp.BROKEN: {
        "en": "broken, promise broken, abandoned, dropped, scrapped, not kept, promise not kept",
        "es": "incumplida, promesa incumplida, promesa rota, rota, abandonada",
        "pt": "descumprida, nao cumpriu, nao cumprida, promessa quebrada, abandonada",
        "fr": "non tenue, rompue, promesse rompue, abandonnee, promesse non tenue",
        "de": "gebrochen, versprechen gebrochen, nicht gehalten, aufgegeben",
        "it": "non mantenuta, infranta, promessa infranta, abbandonata, tradita",
    },
    FollowUp.CANNOT_BE_JUDGED: {
        "en": "cannot be judged, not measurable, unmeasurable, cannot be measured, too vague, unratable, unrateable",
        "es": "inmedible, no medible, no evaluable",
        "pt": "nao mensuravel, nao avaliavel",
        "fr": "non mesurable, impossible a evaluer, non evaluable",
        "de": "nicht messbar, nicht bewertbar",
        "it": "non misurabile, non valutabile",
    },
}
