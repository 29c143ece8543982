"""Publications that the sample texts cite; what could not be confirmed is left out."""

from typing import NamedTuple


class ReferenceText(NamedTuple):
    text: str
    doi: str = ""
    pmid: str = ""
    url: str = ""


REFERENCES = {
    "dalakas-2009": ReferenceText(
        "Dalakas MC, Rakocevic G, Salajegheh M, et al. Placebo-controlled trial of rituximab in "
        "IgM anti-myelin-associated glycoprotein antibody demyelinating neuropathy. Annals of "
        "Neurology 2009;65(3):286–93.",
        pmid="19334068",
    ),
    "leger-2013": ReferenceText(
        "Léger JM, Viala K, Nicolas G, et al. Placebo controlled trial of rituximab in IgM "
        "anti-myelin-associated glycoprotein neuropathy. Neurology 2013;80(24):2217–25.",
        pmid="23667063",
    ),
    "cochrane-2016": ReferenceText(
        "Immunotherapy for IgM anti-myelin-associated glycoprotein paraprotein-associated "
        "peripheral neuropathies. Cochrane Database of Systematic Reviews; literature searched in "
        "February 2016.",
        doi="10.1002/14651858.CD002827.pub4",
    ),
    "niermeijer-2007": ReferenceText(
        "Niermeijer JMF, Eurelings M, van der Linden MW, et al. Intermittent cyclophosphamide "
        "with prednisone versus placebo for polyneuropathy with IgM monoclonal gammopathy. "
        "Neurology 2007;69(1):50–9.",
        doi="10.1212/01.wnl.0000265055.28218.cc",
    ),
    "comi-2002": ReferenceText(
        "Comi G, Roveri L, Swan A, et al. A randomised controlled trial of intravenous "
        "immunoglobulin in IgM paraprotein associated demyelinating neuropathy. Journal of "
        "Neurology 2002;249(10):1370–7.",
        pmid="12382151",
    ),
    "dalakas-1996": ReferenceText(
        "Dalakas MC, Quarles RH, Farrer RG, et al. A controlled study of intravenous "
        "immunoglobulin in demyelinating neuropathy with IgM gammopathy. Annals of Neurology "
        "1996;40(5):792–5.",
        pmid="8957021",
    ),
    "efns-pns-2010": ReferenceText(
        "Joint Task Force of the EFNS and the PNS. European Federation of Neurological "
        "Societies/Peripheral Nerve Society guideline on management of paraproteinemic "
        "demyelinating neuropathies, first revision. Journal of the Peripheral Nervous System "
        "2010;15:185–95.",
        doi="10.1111/j.1529-8027.2010.00278.x",
    ),
    "pascual-goni-2019": ReferenceText(
        "Pascual-Goñi E, Martín-Aguilar L, Lleixà C, et al. Clinical and laboratory features of "
        "anti-MAG neuropathy without monoclonal gammopathy. Scientific Reports 2019;9:6155.",
        doi="10.1038/s41598-019-42545-8",
        pmid="30992531",
    ),
    "anp-review": ReferenceText(
        "Anti-MAG neuropathy: historical aspects, clinical-pathological correlations, and "
        "considerations for future therapeutical trials. Arquivos de Neuro-Psiquiatria.",
        url="https://www.scielo.br/j/anp/a/Gx7LW95FkhKXfnWzF3yWPQh/?lang=en",
    ),
    "enmc-2017": ReferenceText(
        "Improving future assessment and research in IgM anti-MAG peripheral neuropathy: report "
        "of the 230th workshop of the European Neuromuscular Centre, Naarden, February 2017.",
        url="https://www.enmc.org/download/improving-future-assessment-and-research-in-igm-anti-"
        "mag-peripheral-neuropathy-a-consensus-collaborative-effort/",
    ),
    "ninds": ReferenceText(
        "NINDS Peripheral Neuropathy Information Page. National Institute of Neurological "
        "Disorders and Stroke.",
        url="https://www.ninds.nih.gov/disorders/peripheralneuropathy/peripheralneuropathy.htm",
    ),
    "nci-mgus": ReferenceText(
        "Monoclonal gammopathy of undetermined significance. NCI Dictionary of Cancer Terms, "
        "National Cancer Institute.",
        url="https://www.cancer.gov/dictionary?CdrID=411379",
    ),
    "mskcc-mgus": ReferenceText(
        "Monoclonal Gammopathy of Undetermined Significance. Memorial Sloan Kettering Cancer "
        "Center.",
        url="https://www.mskcc.org/cancer-care/types/multiple-myeloma/other-plasma-cell-diseases/"
        "monoclonal-gammopathy-undetermined-significance",
    ),
    "statpearls-cidp": ReferenceText(
        "Chronic Inflammatory Demyelinating Polyradiculoneuropathy. StatPearls.",
        url="https://statpearls.com/ArticleLibrary/viewarticle/119994",
    ),
}
