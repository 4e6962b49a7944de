"""The topics that questions are about: each with the words that show it, the most specific first. Pure.

A strong word shows a topic by itself, of weak ones it takes two different ones. `within` is the wider topic that a
question is then about too. The table is curated by hand, English first; a word that people use for much else is weak or
left out (`go`, `rust`, `house`).
"""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """A topic of the table; its words are separated by commas, singular where they have a plural."""

    name: str
    strong: str
    weak: str = ""
    within: str = ""
    named: str = ""
    """What else people call it, where that word alone does not show it in a question."""


SUBJECTS: tuple[Subject, ...] = (
    # what programs are written in and run on
    Subject("sql", "sql, postgres, postgresql, mysql, sqlite, t-sql, plsql, bigquery, left join, inner join, group "
                   "by, "
            "window function, stored procedure, cte, select from, sql query, sql abfrage, consulta sql",
            "query, join, index, primary key, foreign key, subquery", "databases"),
    Subject("databases", "database, db schema, mongodb, redis, nosql, cassandra, dynamodb, orm, sharding, datenbank, "
            "base de datos, base de données, banco de dados, acid transaction, normal form",
            "schema, replication, index, transaction, migration, query", "programming", "data modelling"),
    Subject("python", "python, pandas, numpy, django, flask, fastapi, pytest, pip install, virtualenv, venv, "
                      "pydantic, "
            "jupyter, list comprehension, asyncio, py", "decorator, dict, tuple, generator, gil, dataframe, type hint",
            "programming"),
    Subject("typescript", "typescript, tsconfig, tsx, ts", "generic, interface, union type", "javascript"),
    Subject("javascript", "javascript, nodejs, node.js, npm, react, vue, angular, svelte, next.js, nextjs, jquery, "
            "webpack, vite, es6, js, jsx, deno", "dom, promise, callback, async, closure, component, hook, node",
            "programming"),
    Subject("java", "java, spring boot, jvm, maven, gradle, kotlin, hibernate, junit", "garbage collector, interface",
            "programming"),
    Subject("c++", "c++, cpp, cmake, stl, gcc, clang", "pointer, template, segfault, header, undefined behavior",
            "programming"),
    Subject("c#", "c#, csharp, .net, dotnet, asp.net, linq, blazor", "nuget, namespace", "programming"),
    Subject("go programming", "golang, goroutine, go routine, gofmt, go module", "channel, struct, go, interface",
            "programming", "go, go lang, go language"),
    Subject("rust programming", "rustc, borrow checker, rustlang, tokio, crates.io, cargo build, rust code",
            "rust, lifetime, ownership, trait, crate, cargo", "programming", "rust, rust language"),
    Subject("ruby", "ruby on rails, rails, rubygem, rspec, bundler", "ruby, gem, activerecord", "programming", "ruby"),
    Subject("php", "php, laravel, wordpress, symfony, composer.json", "", "programming"),
    Subject("mobile development", "swiftui, xcode, android studio, react native, flutter, ios app, android app, "
            "jetpack compose", "ios, android, swift, app store, push notification", "programming",
            "app development, mobile apps, mobile, ios development, android development, swift"),
    Subject("html and css", "html, css, tailwind, flexbox, css grid, sass, scss, bootstrap",
            "selector, div, responsive, stylesheet, media query", "programming", "web design, frontend"),
    Subject("regular expressions", "regex, regexp, regular expression, lookahead, lookbehind, capture group", "",
            "programming"),
    Subject("git", "git, github, gitlab, rebase, git merge, pull request, merge conflict, cherry-pick, gitignore",
            "branch, commit, merge, repo, stash", "programming", "version control"),
    Subject("kubernetes", "kubernetes, k8s, kubectl, helm chart, ingress controller, kubelet, minikube, k3s, eks, gke",
            "pod, cluster, namespace, ingress, helm, replica", "devops"),
    Subject("docker", "docker, dockerfile, docker compose, docker-compose, podman, containerd, docker image",
            "container, image, registry, compose", "devops", "containers"),
    Subject("cloud", "aws, azure, gcp, google cloud, s3 bucket, ec2, lambda function, cloudformation, iam role, "
            "cloudfront", "serverless, region, bucket, vpc, cloud", "devops", "cloud computing, the cloud"),
    Subject("devops", "devops, ci/cd, terraform, ansible, jenkins, github action, prometheus, grafana, sre, pulumi, "
            "argocd", "pipeline, deployment, deploy, rollback, monitoring, on-call", "programming",
            "infrastructure, site reliability"),
    Subject("linux", "linux, ubuntu, debian, bash, systemd, chmod, ssh, crontab, fedora, arch linux, zsh, sudo, "
                     "grep, "
            "shell script", "terminal, kernel, daemon, shell, symlink, permission", "", "unix, command line"),
    Subject("windows", "powershell, active directory, windows server, windows 11, windows 10, wsl, group policy",
            "registry, windows, domain controller"),
    Subject("networking", "tcp, udp, dns, dhcp, bgp, subnet, vlan, vpn, tcp/ip, ip address, ipv6, load balancer, nat "
            "gateway, osi model", "router, switch, port, packet, latency, firewall, wifi, network", "", "networks"),
    Subject("security", "cybersecurity, infosec, xss, sql injection, csrf, oauth, phishing, ransomware, malware, "
            "pentest, penetration test, cve, zero day, tls certificate, siem, two-factor, encryption, cryptography",
            "password, exploit, vulnerability, attacker, hash, token, firewall, certificate, breach", "",
            "it security, cyber security, information security"),
    Subject("machine learning", "machine learning, deep learning, neural network, pytorch, tensorflow, llm, "
            "transformer model, scikit-learn, gradient descent, fine-tuning, overfitting, embedding, random forest, "
            "reinforcement learning, xgboost, language model, maschinelles lernen, aprendizaje automático, ml model",
            "training, feature, classifier, model, epoch, loss, gpu, inference, backprop", "",
            "ml, ai, artificial intelligence, data science, llms"),
    Subject("statistics", "statistic, p-value, p value, regression, standard deviation, confidence interval, t-test, "
            "anova, bayesian, variance, hypothesis test, null hypothesis, chi-square, statistical, monte carlo, "
            "statistik, estadística, statistique, estatística", "median, mean, sample, correlation, probability, "
            "distribution, significance, outlier, percentile", "mathematics", "stats"),
    Subject("data visualization", "tableau dashboard, power bi, d3.js, ggplot, matplotlib, looker, data viz, bar "
                                  "chart, "
            "scatter plot", "chart, axis, legend, dashboard, plot", "", "charts, data visualisation, dataviz"),
    Subject("spreadsheets", "spreadsheet, google sheet, vlookup, xlookup, pivot table, xlsx, ms excel, excel "
                            "formula, "
            "excel sheet, in excel, libreoffice calc", "excel, cell, formula, column, sheet, macro, pivot", "",
            "excel, sheets"),
    Subject("programming", "programming, software engineering, source code, codebase, code review, algorithm, "
                           "compiler, "
            "unit test, refactor, api endpoint, rest api, graphql, microservice, data structure, design pattern, "
            "object oriented, functional programming, programmieren, programmation, programación, programação",
            "function, variable, loop, bug, debug, code, api, array, recursion, backend, frontend, script", "",
            "coding, software development, software, development, code, computer science"),
    # money and rules
    Subject("tax law", "tax law, tax code, vat, income tax, tax return, tax deduction, capital gains tax, irs, hmrc, "
            "tax bracket, withholding tax, tax-deductible, corporate tax, steuerrecht, steuererklärung, steuer, "
            "impôt, "
            "impuesto, imposto", "tax, deduction, deductible, filing, exemption, fiscal", "law",
            "tax, taxes, taxation"),
    Subject("employment law", "employment law, labor law, labour law, wrongful termination, severance, notice "
                              "period, "
            "arbeitsrecht, non-compete", "employee, employer, contract, dismissal, overtime", "law"),
    Subject("privacy law", "gdpr, ccpa, data protection, hipaa, dsgvo, privacy policy, rgpd, lgpd",
            "consent, personal data, controller, processor", "law", "data privacy"),
    Subject("intellectual property", "patent, trademark, copyright, intellectual property, fair use",
            "license, infringement, trade secret", "law", "ip law"),
    Subject("law", "lawsuit, legal, attorney, lawyer, statute, plaintiff, defendant, litigation, contract law, tort, "
            "constitutional, supreme court, criminal law, civil law, droit, derecho, direito, anwalt",
            "court, contract, clause, liability, judge, law, sue, jurisdiction, landlord, tenant", "",
            "law, laws, legal matters, recht"),
    Subject("accounting", "accounting, bookkeeping, balance sheet, gaap, ifrs, accounts payable, accounts "
                          "receivable, "
            "general ledger, amortization, depreciation, accrual, double entry, buchhaltung, contabilidad, "
            "comptabilité",
            "ledger, invoice, audit, debit, credit, cash flow, ebitda, revenue recognition", "finance"),
    Subject("crypto", "bitcoin, ethereum, blockchain, cryptocurrency, defi, nft, stablecoin, smart contract",
            "wallet, token, mining, staking, coin", "finance", "cryptocurrencies"),
    Subject("investing", "etf, index fund, stock market, bond yield, dividend, portfolio allocation, hedge fund, "
            "options trading, short selling, mutual fund, 401k, roth ira", "stock, bond, portfolio, yield, share, "
                                                                           "fund, "
            "invest, broker", "finance", "stocks, the stock market, trading"),
    Subject("real estate", "mortgage, real estate, property market, refinance, escrow, home loan, hypothek, hipoteca",
            "landlord, tenant, rent, closing cost, down payment", "finance", "property, housing"),
    Subject("economics", "economics, macroeconomic, microeconomic, gdp, inflation, keynesian, central bank, monetary "
            "policy, fiscal policy, supply and demand, recession, opportunity cost", "interest rate, demand, supply, "
            "market, unemployment, tariff, trade"),
    Subject("finance", "finance, financial model, valuation, discounted cash flow, net present value, wacc, venture "
            "capital, private equity, compound interest, finanzen, finanzas, series a, term sheet",
            "interest, loan, budget, equity, debt, bank, capital, interest rate", "", "finances, banking"),
    Subject("insurance", "insurance, insurance policy, premium and deductible, versicherung, underwriting, actuarial",
            "premium, deductible, claim, coverage, insurer"),
    # work
    Subject("seo", "seo, backlink, serp, search engine optimization, keyword research, meta description", "ranking, "
            "crawl, sitemap, keyword", "marketing"),
    Subject("marketing", "marketing, ad campaign, google ads, facebook ads, brand awareness, copywriting, conversion "
            "rate, click-through rate, email campaign, content strategy, influencer, landing page", "campaign, brand, "
            "audience, ad, funnel, engagement, newsletter, segment"),
    Subject("sales", "sales pipeline, sales call, cold call, cold email, quota, crm, salesforce, hubspot, b2b sales, "
            "sales team, upsell, vertrieb", "lead, prospect, deal, pipeline, sales, closing, account executive", "",
            "sales, selling"),
    Subject("customer support", "customer support, customer service, zendesk, support ticket, help desk, helpdesk, "
            "intercom", "ticket, refund, customer, escalation, complaint"),
    Subject("hr", "human resources, onboarding plan, recruiting, performance review, job description, payroll, "
            "hiring process, employee engagement, job interview, hr", "hiring, candidate, employee, interview, "
            "recruiter, compensation, benefit, onboarding", "", "recruitment, people operations"),
    Subject("product management", "product management, product manager, prd, product roadmap, user story, okr, "
            "product-market fit, backlog grooming, feature prioritization, mvp, churn rate, north star metric",
            "roadmap, backlog, stakeholder, feature, churn, retention, sprint, persona", "", "product"),
    Subject("project management", "project management, project manager, gantt, scrum, kanban, agile, sprint "
                                  "planning, "
            "work breakdown, critical path, jira", "milestone, sprint, deadline, scope, retro, stakeholder"),
    Subject("management", "one-on-one, direct report, leadership, team lead, change management, org chart",
            "manager, feedback, delegate, boss", "", "managing people, people management"),
    Subject("startups", "startup, fundraising, pitch deck, seed round, y combinator, cap table, founder",
            "investor, equity, runway, traction, pivot"),
    Subject("logistics", "logistics, supply chain, warehouse, freight, customs duty, incoterms, inventory management",
            "shipping, inventory, supplier, carrier"),
    Subject("design", "figma, user interface, ux design, typography, wireframe, color palette, graphic design, ux, "
            "ui design, design system, usability, photoshop, illustrator", "layout, font, logo, mockup, contrast, "
            "color, icon, prototype", "", "ux, ui, graphic design, interior design"),
    # science
    Subject("nutrition", "nutrition, calorie, macronutrient, keto, vitamin, protein intake, diet plan, ernährung",
            "diet, protein, carb, fat, fiber, supplement", "medicine", "diets"),
    Subject("mental health", "anxiety disorder, depression, therapist, psychotherapy, adhd, burnout, panic attack, "
            "mental health", "anxiety, stress, therapy, mood", "medicine"),
    Subject("medicine", "medicine, diagnosis, symptom, antibiotic, surgery, cardiology, oncology, blood pressure, "
            "diabetes, vaccine, medication, clinical trial, mri, ibuprofen, medizin, medicina, médecine, pathology",
            "doctor, dose, patient, pain, treatment, infection, disease, drug, hospital, side effect", "",
            "medical topics, health, medical"),
    Subject("biology", "biology, dna, rna, photosynthesis, mitochondria, evolution, genetics, enzyme, ecosystem, "
            "protein folding, bacteria, crispr, natural selection, biologie, biología", "cell, gene, species, protein, "
            "organism, virus, membrane"),
    Subject("chemistry", "chemistry, molecule, stoichiometry, periodic table, covalent, redox, titration, organic "
            "chemistry, ph value, chemie, química, chimie, ionic bond", "acid, reaction, ion, solution, bond, "
                                                                        "catalyst, "
            "compound, oxidation"),
    Subject("astronomy", "astronomy, black hole, galaxy, telescope, supernova, exoplanet, light year, nebula, big "
                         "bang, "
            "astronomie, solar system, milky way", "planet, star, orbit, moon, mars, space, comet"),
    Subject("physics", "physics, quantum mechanics, thermodynamics, relativity, newton's law, entropy, "
                       "electromagnetism, "
            "quantum, kinematics, photon, physik, física, physique, higgs boson", "force, energy, velocity, "
                                                                                  "momentum, "
            "particle, wave, gravity, mass, acceleration"),
    Subject("mathematics", "mathematics, math, maths, calculus, algebra, geometry, trigonometry, derivative, "
                           "integral, "
            "matrix, eigenvalue, prime number, differential equation, theorem, mathematik, matemáticas, "
            "mathématiques, "
            "matemática, mathe, number theory", "proof, equation, vector, function, fraction, polynomial, "
                                                "probability, "
            "logarithm"),
    Subject("climate", "climate change, greenhouse gas, carbon footprint, global warming, carbon emission, renewable "
            "energy, solar panel, heat pump, klimawandel", "emission, climate, carbon, wind turbine", "", "energy, "
            "sustainability"),
    Subject("electronics", "arduino, raspberry pi, resistor, capacitor, transistor, pcb, soldering, microcontroller, "
            "fpga, esp32", "circuit, voltage, current, sensor, led, wiring"),
    Subject("psychology", "psychology, cognitive bias, behavioral psychology, freud, attachment theory, psychologie",
            "behavior, bias, memory, cognitive, emotion"),
    Subject("philosophy", "philosophy, kant, nietzsche, stoicism, epistemology, metaphysics, ethics, utilitarianism, "
            "plato, aristotle, existentialism, philosophie", "moral, consciousness, free will"),
    # the world
    Subject("history", "history of, roman empire, world war, french revolution, medieval, ancient rome, ancient "
                       "greece, "
            "cold war, ww1, ww2, wwii, ottoman, renaissance, treaty of, bronze age, historian, geschichte der, civil "
            "war", "empire, century, king, war, dynasty, revolution, historical", "", "history, geschichte, historia, "
            "histoire, história"),
    Subject("politics", "politics, election, parliament, congress, senate, legislation, political party, european "
                        "union, "
            "geopolitics, democracy, politik", "vote, president, minister, government, policy, party"),
    Subject("geography", "geography, continent, latitude, tectonic, capital of, population of, mountain range, river "
            "delta, geographie", "country, border, river, mountain, island, map"),
    Subject("religion", "religion, bible, quran, buddhism, christianity, islam, judaism, hinduism, theology",
            "church, prayer, god, faith"),
    Subject("music theory", "music theory, circle of fifths, chord progression, counterpoint, time signature, "
            "pentatonic", "chord, scale, key, interval, harmony, mode", "music"),
    Subject("music", "music, guitar, piano, ableton, violin, orchestra, music production, songwriting, musik, "
                     "música, "
            "musique, drum kit", "song, band, album, melody, chord, rhythm, bass"),
    Subject("film", "movie, cinematography, screenwriting, film director, netflix series, premiere pro, film noir",
            "film, actor, scene, director, camera"),
    Subject("photography", "photography, aperture, shutter speed, lightroom, dslr, iso setting, bokeh, fotografie",
            "camera, lens, exposure, focus, portrait"),
    Subject("art", "painting, sculpture, watercolor, impressionism, oil paint, art history, picasso, monet",
            "artist, canvas, sketch, gallery, museum"),
    Subject("literature", "literature, shakespeare, novel, poetry, hamlet, jane austen, literary, tolstoy",
            "author, poem, character, chapter, book, fiction"),
    Subject("gaming", "video game, minecraft, dungeons and dragons, nintendo, playstation, unity engine, unreal "
                      "engine, "
            "fortnite, rpg", "game, player, quest, level, boss", "", "games, game development"),
    Subject("chess", "chess, sicilian defense, checkmate, endgame, grandmaster, queen's gambit", "opening, pawn, "
            "knight, bishop, rook"),
    # daily life
    Subject("baking", "sourdough, baking, cake recipe, bread dough, banana bread, pastry, proofing time",
            "oven, flour, yeast, dough, bread, cake", "cooking"),
    Subject("cooking", "cooking, recipe, saute, simmer, marinade, sous vide, meal prep, stir fry, kochen, cocina, "
            "rezept, receta, cuisine, receita, braise", "cook, oven, pan, ingredient, sauce, dinner, chicken, "
                                                        "garlic, "
            "spice, boil, salt"),
    Subject("wine", "wine, sommelier, pinot noir, tannin, cabernet, whisky, craft beer, home brew", "grape, vintage, "
            "barrel, beer"),
    Subject("gardening", "gardening, compost, perennial, pruning, raised bed, tomato plant, fertilizer, seedling, "
            "garten, jardinería, jardinage", "garden, soil, plant, seed, weed, lawn, flower"),
    Subject("diy", "drywall, plumbing, woodworking, home renovation, power tool, grout, tile floor, heimwerken",
            "drill, paint, screw, wood, pipe, wall", "", "home improvement, home repair"),
    Subject("fitness", "workout, deadlift, strength training, hypertrophy, marathon training, bench press, yoga, "
            "crossfit, half marathon, personal trainer", "gym, reps, cardio, muscle, squat, run, stretch", "",
            "exercise, running"),
    Subject("sports", "football, soccer, basketball, baseball, cricket, tennis, offside rule, nfl, nba, formula 1, "
            "world cup, premier league, fußball, fútbol, futebol, hockey, golf", "match, league, coach, "
            "player, season", "", "sport"),
    Subject("travel", "travel, itinerary, visa application, airbnb, backpacking, jet lag, layover, road trip, reise, "
            "sightseeing, day trip", "flight, hotel, trip, airport, passport, luggage, tourist", "", "travelling"),
    Subject("cars", "car engine, oil change, transmission, brake pad, carburetor, electric vehicle, tesla model, "
                    "spark "
            "plug, horsepower, diesel engine", "car, engine, brake, tire, mileage, motor, dealer, ev", "", "cars, "
            "automobiles, auto repair"),
    Subject("parenting", "parenting, toddler, breastfeeding, potty training, newborn, teething, daycare, bedtime "
            "routine", "baby, kid, child, son, daughter, nap, school"),
    Subject("pets", "puppy, kitten, veterinarian, dog training, cat litter, aquarium, leash", "dog, cat, vet, pet, "
            "breed", "", "dogs, cats"),
    Subject("dating", "dating, tinder, relationship advice, breakup, first date", "boyfriend, girlfriend, partner, "
            "crush"),
    Subject("fashion", "fashion, outfit, tailoring, streetwear, wardrobe", "dress, suit, shoe, jacket"),
    Subject("grammar", "grammar, punctuation, oxford comma, proofread, subjunctive, split infinitive, apostrophe, "
            "spelling, grammatik, gramática, grammaire, dangling modifier", "comma, verb, tense, clause, sentence, "
                                                                            "noun",
            "writing", "english grammar"),
    Subject("languages", "vocabulary, conjugate, pronunciation, language learning, duolingo, translate, spanish "
                         "verb, "
            "french verb, german case, kanji, hsk, jlpt", "spanish, french, german, japanese, accent, fluent, verb, "
            "english, chinese, tense", "", "learning languages, language, linguistics"),
    Subject("writing", "creative writing, short story, cover letter, blog post, essay, storytelling, screenplay, "
            "copy editing, poem", "draft, paragraph, headline, tone, plot, character, letter, email", "",
            "writing, copy"),
    Subject("education", "lesson plan, curriculum, homework, pedagogy, classroom management, dissertation, syllabus",
            "student, teacher, exam, school, class, grade, thesis", "", "teaching"),
)  # fmt: skip
"""In the order in which they are named of a question: what is within another stands before it."""
