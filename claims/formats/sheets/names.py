"""By which names newsrooms call their columns, in small letters and in several languages. Decides nothing."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from claims.formats.sheets.fields import Field

_STRONG: Final[Mapping[Field, str]] = {
    Field.STATEMENT: """
        claim, claims, statement, statements, promise, promises, pledge, pledges, commitment, commitments, claim
        text, claim reviewed, promise text, statement text, text of the promise, what was said, what they said,
        what was promised, quote checked, promise or claim, campaign promise, election promise, manifesto
        pledge, manifesto commitment, aussage, behauptung, versprechen, zusage, wahlversprechen, vorhaben,
        ankundigung, affirmation, promesse, declaration, engagement, allegation, promesa, afirmacion,
        declaracion, compromiso, bulo, promessa, dichiarazione, affermazione, impegno, alegacao, afirmacao,
        declaracao, compromisso, boato, belofte, uitspraak, bewering, stelling, verkiezingsbelofte, lofte,
        vallofte, valglofte, pastand, pastaende, uttalande, udtalelse, uttalelse, obietnica, wypowiedz,
        twierdzenie, slib, sľub, vyrok, tvrzeni, lupaus, vaite, vaat, iddia, taahhut, igeret, allitas,
        promisiune, afirmatie, declaratie, обещание, утверждение, заявление, обіцянка, твердження, заява,
        υποσχεση, ισχυρισμος, δηλωση, وعد, ادعاء, تصريح, वादा, दावा,
        公約, 主張, 発言, 公约, 承诺, 声明, 说法, 공약, 주장, 발언""",
    Field.CLAIMANT: """
        claimant, speaker, party, politician, person, people, promiser, author, originator, claimed, who,
        official, organisation, organization, actor, candidate, government, said by, promised by, stated by,
        claimed by, made by, claim author, claim source, political party, party name, speaker name, politician
        name, name of speaker, partei, sprecher, politiker, wer, redner, akteur, parti, locuteur, auteur,
        personnalite, politique, qui, partido, orador, politico, persona, autor, quien, partito, oratore,
        autore, chi, quem, partij, spreker, politicus, wie, talare, vem, taler, hvem, partia, mowca, polityk,
        kto, strana, recnik, politik, puolue, puhuja, kuka, konusmaci, siyasetci, kim, partid, vorbitor,
        politician, cine, партия, спикер, политик, автор, кто, партія, спікер, політик, хто, κομμα, ομιλητης,
        حزب, المتحدث, पार्टी, वक्ता, 政党, 发言人, 発言者, 정당, 발언자""",
    Field.TOPIC: """
        topic, topics, area, theme, category, categories, subject, issue, issue area, sector, portfolio, policy
        area, policy field, area label, tag, tags, section, domain, thema, themen, bereich, kategorie, ressort,
        politikfeld, sujet, categorie, domaine, tema, categoria, ambito, asunto, argomento, settore, assunto,
        setor, onderwerp, gebied, amne, omrade, emne, kategori, temat, kategoria, obszar, oblast, aihe, konu,
        domeniu, тема, категория, категорія, θεμα, موضوع, विषय, 分野, 主题, 类别, 주제, 분야""",
    Field.FOLLOW_UP: """
        status, state, progress, outcome, result, stage, fulfilment, fulfillment, promise status, current
        status, delivery status, implementation status, follow up, implementation, stand, umsetzung,
        umsetzungsstand, erfullung, statut, etat, avancement, resultat, estado, cumplimiento, situacion, stato,
        avanzamento, esito, situacao, andamento, cumprimento, voortgang, stand van zaken, laget, genomforande,
        stan, realizacja, stav, plneni, tila, durum, stadiu, статус, состояние, стан, κατασταση, حالة, स्थिति,
        状态, 状況, 进展, 達成状況, 상태, 이행""",
    Field.VERIFICATION: """
        rating, ratings, verdict, ruling, truth, truthfulness, verification, conclusion, finding, assessment,
        judgement, judgment, factcheck, fact check, accuracy, truth rating, fact check rating, truth o meter,
        alternate name, textual rating, label, bewertung, urteil, einstufung, ergebnis, note, evaluation,
        veredicto, calificacion, clasificacion, verdetto, valutazione, giudizio, veredito, classificacao,
        etiqueta, oordeel, beoordeling, conclusie, omdome, betyg, bedomning, vurdering, ocena, werdykt,
        hodnoceni, verdikt, arvio, karar, sonuc, evaluare, вердикт, оценка, оцінка, ετυμηγορια, حكم, تقييم,
        निर्णय, 判定, 结论, 判断, 판정""",
    Field.FOLLOW_UP_REASON: """
        reason, reasons, reasoning, explanation, why, justification, rationale, analysis, status reason, reason
        for status, status explanation, rating reason, verdict reason, explanation of rating, what happened,
        comment, comments, notes, remark, remarks, findings, update, status note, status notes, grund,
        begrundung, erklarung, anmerkung, kommentar, raison, explication, justification, commentaire, razon,
        explicacion, justificacion, motivo, comentario, motivazione, spiegazione, commento, razao, explicacao,
        justificativa, reden, toelichting, uitleg, opmerking, skal, motivering, forklaring, begrundelse, powod,
        uzasadnienie, wyjasnienie, duvod, zduvodneni, oduvodneni, perustelu, gerekce, aciklama, motiv,
        explicatie, причина, обоснование, комментарий, пояснення, αιτιολογηση, سبب, कारण,
        理由, 説明, 原因, 说明, 이유, 설명""",
    Field.SAID_ON: """
        date, day, claim date, statement date, promise date, date said, date promised, date of claim, date of
        promise, date made, date announced, announced, said on, claimed on, promised on, date of statement,
        datum, fecha, data, дата, tarih, paivamaara, 日付, 日期, 날짜, तारीख, تاريخ""",
    Field.FOLLOW_UP_ON: """
        status date, date of status, last updated, updated, updated on, last update, date updated, as of, status
        as of, date completed, completed on, date checked, checked on, delivered on, date delivered, stand vom,
        aktualisiert, mis a jour, date de mise a jour, actualizado, fecha de actualizacion, aggiornato,
        atualizado, bijgewerkt, uppdaterad, aktualizacja, обновлено""",
    Field.DEADLINE: """
        deadline, due, due date, due by, target date, promised by date, promised for, by when, when, timeline,
        timeframe, time frame, target year, expected completion, expected by, frist, termin, zieldatum, bis
        wann, echeance, date limite, delai, plazo, fecha limite, scadenza, prazo, data limite, termijn,
        streefdatum, tidsfrist, slutdatum, lhuta, maaraaika, son tarih, termen, срок, крайний срок, термін,
        προθεσμια, الموعد النهائي, समय सीमा, 期限, 截止日期, 기한""",
    Field.SUPPORTS: """
        supporting evidence, evidence for, sources for, supporting sources, proof in favour, supports""",
    Field.REFUTES: """
        refuting evidence, evidence against, sources against, contradicting evidence, counter evidence, refutes""",
    Field.CONTEXT: """
        evidence, evidences, proof, proofs, source, sources, reference, references, citation, citations, link,
        links, url, urls, evidence urls, evidence url, evidence links, evidence link, source url, source urls,
        source link, source links, sources urls, reference url, supporting links, further reading, web address,
        quelle, quellen, beleg, belege, nachweis, nachweise, preuve, preuves, lien, liens, fuente, fuentes,
        prueba, pruebas, evidencia, enlace, enlaces, fonte, fonti, prova, prove, fontes, provas, evidencias,
        bron, bronnen, bewijs, kalla, kallor, kilde, kilder, bevis, zrodlo, zrodla, dowod, dowody, zdroj,
        zdroje, dukaz, dukazy, lahde, lahteet, kaynak, kaynaklar, kanit, sursa, surse, dovezi, источник,
        источники, ссылка, ссылки, джерело, джерела, посилання, πηγη, πηγες, مصدر, مصادر, स्रोत, 出典, 来源, 证据, 証拠,
        출처, 증거""",
    Field.QUOTE: """
        quote, quotation, verbatim, exact words, exact quote, zitat, wortlaut, cita textual, cita, citazione,
        citacao, citaat, citat, citace, цитата, اقتباس, उद्धरण, 引用, 인용""",
    Field.ARTICLE: """
        article, headline, article headline, article title, artikel, titre de l article, titular, titolo
        articolo""",
    Field.ARTICLE_ADDRESS: """
        article url, article link, article address, claim url, claim link, url of claim, promise url, first
        appearance, appearance, appearances""",
    Field.PUBLISHER: """
        publisher, outlet, medium, media, newspaper, publication, zeitung, verlag, journal, medio, periodico,
        testata, giornale, veiculo, jornal, krant, tidning, avis""",
    Field.KIND: """
        kind, type, claim type, statement type, art, typ, type de declaration, tipo, soort, slag, rodzaj, тип""",
    Field.LANGUAGE: """
        language, lang, locale, sprache, langue, idioma, lingua, taal, sprak, jezyk, jazyk, kieli, dil, язык,
        мова""",
}
_WEAK_STATEMENT: Final = """
        title, name, description, summary, text, content, details, item, action, goal, policy, measure, task,
        titel, beschreibung, massnahme, titre, intitule, mesure, titulo, descripcion, medida, titolo,
        descrizione, misura, descricao, beschrijving, maatregel, beskrivning, rubrik, opis, tytul, название,
        описание"""
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W_]+")


def plain_name(name: str) -> str:
    """Gives a name in small letters without accents and signs: "evidenceURLs (all)" as "evidence urls all"."""
    spread = unicodedata.normalize("NFKD", _HUMP.sub(" ", name))
    return " ".join(_WORD.findall("".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()))


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(plain_name(phrase) for phrase in listed.split(","))


STRONG: Final[Mapping[Field, frozenset[str]]] = {field: _phrases(listed) for field, listed in _STRONG.items()}
WEAK: Final[Mapping[Field, frozenset[str]]] = {Field.STATEMENT: _phrases(_WEAK_STATEMENT)}
"""Names that mean it only where nothing better does."""
