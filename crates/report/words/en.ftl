### The words of the papers and of the first screen. English is complete: it is what every other language falls back to.
### The first word of a name is its group; texts of rules, modifications and keys are found by their English text.

## Numbers

amount-decimal-mark = .
amount-mm = { $number } mm
amount-deg = { $number } deg

## The order form

form-title = Orthosis order
form-kind = order form
form-patient = patient
form-order = order
form-revision = revision
form-material = material
form-process = process
form-shoe = shoe, { $what }
form-file = file
form-and-stl = and .stl
form-size-mass = size, mass
form-size-mass-value = { $length } x { $width } x { $height } mm, { $mass } g
form-review = review in printing
form-make = To make
form-left = Left
form-right = Right
form-finish = Finish
form-instructions = Instructions
form-clarify = Clarify with the prescriber before making
form-files = Files are in millimetres and modelled for the labelled foot: do not scale or mirror them.
form-prescriber = Prescriber:
form-date = Date:
form-lab = Lab:

## The patient's leaflet

leaflet-title = Your inserts
leaflet-found = What was found
leaflet-do = What your inserts do
leaflet-no-promise = What they do not promise
leaflet-used-to = Getting used to them
leaflet-watch = Watch for
leaflet-come-back = Come back
leaflet-decides = A clinician decides.
leaflet-left-foot = Left foot: { $what }
leaflet-right-foot = Right foot: { $what }
leaflet-both-feet = Both feet: { $what }
leaflet-left = left
leaflet-right = right
leaflet-both = left and right
leaflet-diabetes = You have diabetes
leaflet-diabetes-step = look at both soles every day
leaflet-ask = ask your clinician
leaflet-review = In 2 to 4 weeks, on ____________. Bring the inserts and the shoes that you wear most. Note until then how long you can stand and walk before it hurts.

## What the inserts do not promise. No trial shows that a foot orthosis prevents or cures back pain (Chuter 2014).

limit-load = They change how load passes through foot and leg. They do not cure a joint or straighten a foot.
limit-pain = They may ease pain. Nobody can promise it, least of all for the back: studies do not agree.
limit-model = Numbers in the report come from a model. They do not predict pain or injury.

## The usual wearing-in of laboratories; no trial compared schedules

wear-first = Days 1 and 2
wear-first-time = 1 hour a day
wear-then = Then
wear-then-time = 1 hour more each day
wear-full = Full days
wear-full-time = after about 2 weeks
wear-sport = Sport
wear-sport-time = after 3 to 4 weeks

## What to watch for, and what to do

watch-mark = A red mark that is gone within half an hour
watch-mark-step = normal; go on
watch-rub = A red mark that stays, a blister, an edge that rubs
watch-rub-step = stop, and have the edge changed
watch-new-pain = New pain in knee, hip or back for more than a few days
watch-new-pain-step = wear them less, and call
watch-wound = Wound, numbness, hot swollen foot or calf
watch-wound-step = stop, and see a doctor at once
watch-back = Pain at night, weakness of a leg, trouble with bladder or bowels
watch-back-step = see a doctor at once

## What was found: the sentences of profiles/rules

found-achilles-pain = Pain of the Achilles tendon.
found-bony-prominence-navicular-and-fifth = The navicular and the base of the fifth metatarsal stand out and are tender.
found-bony-prominence-navicular = The navicular stands out and is tender.
found-bony-prominence-fifth-base = The base of the fifth metatarsal stands out and is tender.
found-cavus-unstable = A supinated foot whose ankle gives way outward.
found-cavus-supinated = The foot stands or walks supinated.
found-diabetic-foot-diabetes = Diabetes, neuropathy or an ulcer in the past.
found-diabetic-foot-arterial = Peripheral arterial disease.
found-equinus-osseous = The ankle stops hard on bone.
found-equinus-gastrocnemius = The ankle is tight with the knee straight and free with the knee bent: the gastrocnemius.
found-equinus-gastrocsoleus = The ankle is tight with the knee straight and bent: the soleus too.
found-equinus-undivided = The ankle is tight with the knee straight; whether the soleus shares in it is not known.
found-equinus-lunge = A short weight-bearing lunge and an early heel rise.
found-forefoot-valgus-rigid-first-ray = The first ray is held down and does not come up by hand.
found-forefoot-valgus-rigid = A rigid forefoot valgus.
found-forefoot-valgus-flexible = A forefoot valgus that is reducible by hand, or of unknown flexibility.
found-forefoot-varus-rigid = A rigid forefoot varus.
found-forefoot-varus-varus = A forefoot varus that is reducible by hand, or of unknown flexibility.
found-hallux-limitus-functional-functional = The big toe is free unloaded and stops when the foot is loaded.
found-hallux-limitus-functional-functional-in-gait = The big toe is free unloaded and does not bend in walking.
found-hallux-rigidus-grade-4 = Hallux rigidus, grade 4: 10 degrees or less, and pain in the middle of the range.
found-hallux-rigidus-grade-3 = Hallux rigidus, grade 3: 10 degrees or less.
found-hallux-rigidus-grade-2 = Hallux rigidus, grade 2: 10 to 30 degrees.
found-hallux-rigidus-grade-1 = Structural hallux limitus, grade 1: 30 to 40 degrees.
found-hallux-rigidus-grade-0 = Structural hallux limitus, grade 0: stiff from 40 degrees, no bone in the way.
found-knee-lateral-arthritis-arthritis = Arthritis of the outer knee on this side.
found-knee-medial-arthritis-arthritis = Arthritis of the inner knee on this side.
found-limb-length-by-eye = Leg-length difference, estimated by eye.
found-limb-length-structural = Structural leg-length difference above the treatment threshold, with back pain.
found-limb-length-structural-no-complaint = Structural leg-length difference above the treatment threshold for people without recorded back pain.
found-limb-length-structural-small = Structural leg-length difference below the treatment threshold.
found-limb-length-functional = Functional leg-length difference: the leg is short through posture, and the bones are equal.
found-limb-length-undivided = Leg-length difference; whether it is structural or functional is unknown.
found-limited-subtalar-motion-fused = The subtalar joint is fused or bridged.
found-limited-subtalar-motion-stiff = The subtalar joint moves less than 10 degrees in total.
found-limited-subtalar-motion-no-eversion = The heel does not evert from neutral, and inverts little.
found-metatarsalgia-central = Pain under metatarsal heads two to four.
found-midfoot-arthritis-arthritis = Arthritis of the midfoot.
found-midfoot-arthritis-suspected = Pain on top of the midfoot, which bends upward at heel lift.
found-neuroma-signs = Signs of a neuroma (click, shooting pain).
found-plantar-fasciitis-typical = A tender inner heel and pain with the first steps.
found-pronation-severe = The heel everts markedly in walking or standing.
found-pronation-moderate = The heel everts, or the arch drops, more than usual.
found-pronation-mild = The foot stays pronated into push-off.
found-rearfoot-varus-compensated = The neutral heel is tilted in, and the standing foot rolls in to make up for it.
found-rearfoot-varus-uncompensated = The heel is tilted in and stays so in standing.
found-sesamoiditis-pain = Pain under the sesamoids.
found-shock-absorption-measured = The tibial shock is high for walking.
found-shock-absorption-seen = A hard heel strike on a foot that gives little.
found-shock-absorption-standing = Long standing, or legs that tire by the end of the day.

## What each modification is for: the reasons of profiles/rules

why-achilles-lift = A small lift keeps the ankle out of its tightest range.
why-achilles-cup = A deep cup steadies the heel under the sore tendon.
why-length-behind-heads = The shell ends just behind the metatarsal heads, so that the foot bends over its edge and the shoe keeps its space.
why-length-accommodative = An accommodative device spreads the load over the whole sole and is made full length.
why-cup-standard = The standard heel cup.
why-cup-sport = Sport devices hold the heel a little deeper.
why-cup-dress = A dress shoe has little room behind and beside the heel.
why-cup-ucbl = A UCBL device holds heel and midfoot between high walls.
why-gait-plate-induce-out-toe = The toes point inward: a plate that is longer under the fifth toe makes the shoe bend along an oblique line, which turns the foot outward.
why-gait-plate-induce-in-toe = The toes point far outward: a plate that is longer under the hallux makes the shoe bend along an oblique line, which turns the foot inward.
why-fill-standard = Standard fill: the arch yields a little under load and the device is tolerated from the first day.
why-fill-close = The device follows the sole closely, to spread the load.
why-post-flat = A flat post: the device stands level and does not rock. A tilt is given only for a finding that needs one.
why-post-build = The post is added below the shell, where it can be ground.
why-forefoot-post-build = The forefoot post is added below the shell, where it can be ground.
why-post-build-dress = A dress shoe only has room for a strip post.
why-shell-polyamide12 = A heavier body needs a thicker shell for the same flexibility of the arch.
why-shell-carbon = A heavier body needs a thicker laminate for the same flexibility of the arch.
why-shell-soft = A soft material cushions rather than supports, so it needs bulk.
why-shell-polylactide = Polylactide is stiffer than polyamide, so the shell is thinner; a heavier body needs more.
why-well-navicular = A well in the shell keeps it off the tender bone.
why-cavus-thin-polypropylene = A stiff, high-arched foot needs a more flexible shell.
why-cavus-lateral-skive = Plaster is shaved from the lateral heel, so that the ground reaction acts lateral to the subtalar axis and the ankle gives way less easily.
why-cavus-lateral-cup = A deeper cup keeps the heel over the skive when the ankle would give way outward.
why-cavus-cover = A high-arched, stiff foot stands on a small area; a cushioned cover spreads the load.
why-cavus-lateral-flange = A raised lateral edge holds the foot when the ankle gives way outward.
why-cavus-lateral-forefoot = A low lateral forefoot wedge lets a plantarflexed first ray drop and keeps the heel from being tipped outward.
why-diabetic-cushion = A soft full-length cover spreads the load and has no edge under the forefoot.
why-diabetic-contact = Total contact spreads load and lowers peak pressure.
why-equinus-lift = A lift under the heel gives the ankle the degrees it lacks, so that the heel need not rise early.
why-equinus-fill = A tight calf presses the arch onto the shell: a high, hard arch would hurt or break.
why-equinus-cup = The lift raises the heel in the shoe; a deeper cup keeps hold of it.
why-valgus-post = The outer forefoot is supported where the rigid forefoot tilts down on its inner side, so that the heel is not tipped outward.
why-valgus-first-ray = The shell is cut away under the first ray, so that a ray that is held down does not tip the foot outward.
why-varus-post = A wedge under the inner forefoot brings the ground up to it, so that the foot need not roll in to reach it.
why-fhl-first-ray-cutout = The shell is cut away under the first ray so that it can drop and the big toe can bend at push-off.
why-fhl-low-fill = Little fill lets the shell hold the arch while the first ray drops in front of it.
why-fhl-cup = A slightly deeper cup keeps the heel upright while the front of the shell is narrowed by the cutout.
why-rigidus-extension = A rigid plate under the big toe spares the stiff joint: the foot rolls over the plate instead of forcing the toe.
why-limitus-extension-painful = The joint still bends, but it hurts or has a spur: a plate spares it.
why-limitus-low-fill-painless = The joint still bends without pain: the shell supports the arch and lets the first ray drop.
why-rigidus-arch = No high arch with a stiff big toe: a high arch demands motion that the joint does not have.
why-rigidus-cover = The cover carries the strip of the extension forward of the shell and hides its edge from the toes.
why-limb-lift-first = The first lift is a part of the difference; it is increased every two to four weeks if tolerated.
why-limb-lift-next = A lift is worn already: this is the next step; the rest of the difference is left for later steps.
why-limb-lift-kept = The lift that is worn takes up nearly all of the difference: it is kept.
why-limb-lift-over = The lift that is worn is higher than the recorded difference: the lift starts again from the difference.
why-limb-lift-heilig = The difference is long-standing, or the spine has adapted to it: the first lift is a smaller part of it.
why-subtalar-fill = A stiff foot does not come down to a high arch: the device fills and carries it where it stands.
why-subtalar-cushion = A stiff foot absorbs little of the step; a cushioned cover takes some of the shock.
why-subtalar-thin-polyamide = A stiff foot gets a shell that gives more.
why-metatarsal-pad = A pad behind the metatarsal heads moves load from the sore heads to the shafts.
why-metatarsalgia-cover = A cushioned cover over the pad keeps its bare edge off the sole.
why-midfoot-length = A full-length device spreads the bend over the whole foot instead of the sore joints.
why-midfoot-fill = The arch is carried all along, moderately high: a high spot would press on the sore joint.
why-midfoot-cover = A cushioned full-length cover keeps the edge of the device off the sore midfoot.
why-neuroma-pad = A low pad behind the heads spreads them and gives the nerve room.
why-fascia-contact = A closely supported arch takes strain off the plantar fascia.
why-fascia-cup = A deep cup keeps the heel pad under the sore spot.
why-fascia-groove = The fascia stands out like a cord: a groove keeps the shell off it.
why-fascia-valgus = A low wedge under the outer forefoot takes strain off the plantar fascia.
why-fascia-heel-cushion = A soft heel cushion takes pressure off the sore origin of the fascia.
why-pronation-medial-post = The medial side of the heel is raised to slow pronation; the motion ground into the post still lets the foot absorb the step.
why-pronation-severe-skive = Plaster is shaved from the medial heel of the positive, so that the ground reaction acts medial to the subtalar axis.
why-pronation-axis-skive = The subtalar axis is medially deviated, or the foot is hard to supinate by hand: a skive moves the ground reaction further medially.
why-pronation-rigid-fill = The flat foot is rigid: the device carries it where it stands and does not push the arch up.
why-pronation-severe-walls = A deep cup and a raised medial edge help to control a markedly pronating heel.
why-pronation-cup = A deeper heel cup helps to control a pronating heel.
why-pronation-fill = Little fill keeps the arch of the positive. The contoured device by itself lowers peak eversion by about two degrees; how much of that depends on the fill is unknown.
why-varus-rearfoot-post = The inner side of the heel is raised to bring the ground up to the tilted heel, so that it need not pronate so far; the motion ground into the post keeps some of it.
why-sesamoid-cutout = The shell is cut away under the first ray so that it does not press up on the sore bones.
why-shock-cover = A cushioned cover takes some of the shock of the heel strike.

## Why a clinician is asked first: the gates of profiles/rules

refer-neuropathy = Peripheral neuropathy: the foot cannot feel harm from a device.
refer-ulcer = An open ulcer.
refer-charcot = An acute Charcot foot.
refer-inflammatory-flare = Inflammatory arthritis in flare: shape and tolerance of the foot change from week to week.
refer-tibial-tendon = Posterior tibial tendon dysfunction, stage 4: the ankle itself is deformed, and a foot orthosis does not reach it.
refer-under-16 = Under 16 years: the foot is growing, and adult dimensions do not apply.
refer-recent-surgery = An operation less than 6 months ago: alignment and loading are still changing.

## Modifications

feature-length = device length
feature-width = shell width
feature-shell-thickness = shell thickness
feature-heel-cup = heel cup depth
feature-arch-fill = arch fill
feature-arch-height = arch height change
feature-medial-flange = medial flange
feature-lateral-flange = lateral flange
feature-fascial-groove = plantar fascial groove
feature-navicular-well = navicular well
feature-fifth-base-well = fifth metatarsal base well
feature-rearfoot-post = rearfoot post
feature-rearfoot-post-motion = rearfoot post motion
feature-rearfoot-post-kind = rearfoot post type
feature-medial-skive = medial heel skive
feature-lateral-skive = lateral heel skive
feature-inversion = inversion (inverted pour)
feature-heel-lift = heel lift
feature-heel-lift-kind = heel lift type
feature-heel-aperture = heel aperture
feature-heel-horseshoe = heel horseshoe
feature-cuboid-pad = cuboid pad
feature-arch-pad = arch pad
feature-arch-reinforcement = arch reinforcement
feature-forefoot-post = forefoot post
feature-forefoot-post-kind = forefoot post type
feature-bar-post = bar post
feature-first-ray-cutout = first-ray cutout
feature-first-ray-backfill = first-ray backfill
feature-fifth-ray-cutout = fifth-ray cutout
feature-mortons-extension = Morton's extension
feature-mortons-extension-kind = Morton's extension coverage
feature-gait-plate = gait plate
feature-reverse-mortons = reverse Morton's
feature-first-ray-void = first-ray void
feature-hallux-raise = hallux raise
feature-metatarsal-pad = metatarsal pad
feature-metatarsal-pad-setback = metatarsal pad setback
feature-metatarsal-bar = metatarsal bar
feature-neuroma-pad = neuroma pad
feature-forefoot-cushion = forefoot cushion
feature-heel-cushion = heel cushion
feature-toe-crest = toe crest
feature-toe-filler = toe filler
feature-top-cover = top cover
feature-perimeter = perimeter allowance
feature-ventilation = ventilation holes
feature-lattice = lattice
feature-stiffness-zones = stiffness zones
feature-engraving = engraving

## Amounts in words

dose-yes = yes
dose-no = no
dose-none = none
dose-minimum = minimum
dose-standard = standard
dose-maximum = maximum
dose-metatarsal = metatarsal
dose-sulcus = sulcus
dose-full = full
dose-narrow = narrow
dose-regular = regular
dose-wide = wide
dose-intrinsic = intrinsic
dose-extrinsic = extrinsic
dose-combined = combined
dose-strip = strip
dose-in-the-post = in the post
dose-tapered = tapered
dose-full-length = full length
dose-head-only = head only
dose-head-and-hallux = head and hallux
dose-full-block = full block
dose-induce-out-toe = induce out-toe
dose-induce-in-toe = induce in-toe

## Keys of the order, the finish and the shoe

field-prescriber-code = prescriber code
field-clinic-code = clinic code
field-ship-to-code = ship to code
field-resubmission-of = resubmission of
field-service-date = service date
field-due-date = due date
field-rush = rush
field-status = status
field-pairs = pairs
field-lab-discretion = lab discretion
field-instructions = instructions
field-top-cover = top cover
field-top-cover-length = top cover length
field-top-cover-colour = top cover colour
field-mid-layer = mid layer
field-bottom-cover = bottom cover
field-glue = glue
field-kind = kind
field-size-left = size left
field-size-right = size right
field-internal-length = internal length
field-internal-width = internal width
field-heel-drop = heel drop
field-counter-height = counter height
field-volume = volume
field-removable-insole = removable insole
field-insole-thickness = insole thickness
field-rocker-sole = rocker sole
field-stiff-sole = stiff sole

## Their values

word-yes = yes
word-no = no
word-none = none
word-eva = eva
word-polyurethane-foam = polyurethane-foam
word-polyethylene-foam = polyethylene-foam
word-neoprene = neoprene
word-leather = leather
word-vinyl = vinyl
word-microfibre = microfibre
word-cork = cork
word-shell = shell
word-sulcus = sulcus
word-full = full
word-whole = whole
word-posterior-half = posterior-half
word-loose = loose
word-walking = walking
word-running = running
word-sport = sport
word-dress = dress
word-court = court
word-boot = boot
word-sandal = sandal
word-extra-depth = extra-depth
word-shallow = shallow
word-regular = regular
word-deep = deep
word-draft = draft
word-submitted = submitted
word-in-progress = in-progress
word-completed = completed
word-shipped = shipped

## Materials and processes

material-carbon = Carbon fibre laminate
material-eva = Ethylene vinyl acetate, milled, Shore A 50
material-pa11 = Polyamide 11, multi jet fusion or sintered
material-pa12-mjf = Polyamide 12, multi jet fusion
material-pa12-sls = Polyamide 12, laser sintered
material-petg = PETG, filament
material-pla = Polylactide, filament
material-polypropylene = Polypropylene sheet
material-tpu = Thermoplastic polyurethane, sintered, Shore A 86
process-fdm-petg = Filament, PETG
process-fdm-pla = Filament, polylactide
process-fdm-tpu = Filament, thermoplastic polyurethane
process-mjf-pa11 = Multi jet fusion, polyamide 11
process-mjf-pa12 = Multi jet fusion, polyamide 12
process-mjf-tpu = Multi jet fusion, thermoplastic polyurethane
process-sls-pa12 = Laser sintering, polyamide 12

## The first screen of the report

page-title = Custom foot orthotics
page-skip = Skip to report
page-sections = Sections
page-feet = The devices
page-prescription = Prescription
page-chain = Toe to lower back
page-assumptions = Assumptions
page-files = Files
page-rest = The rest of this page is in English.
patient-mass = body mass
patient-height = height
patient-age = age
patient-years = { $number } years
patient-sex = sex
patient-steps = steps a day
patient-shoe = shoe
sex-female = female
sex-male = male
first-at-a-glance = At a glance
first-device-left = Left device
first-device-right = Right device
first-nothing-found = No condition found that the rules treat.
first-motion = { $dose }, motion { $motion }
first-more = { $count ->
    [one] { $count } more line
   *[other] { $count } more lines
}
first-heel-height = heel height
first-heel-height-of = over the shoe's floor
first-ball-height = ball height
first-pitch = pitch
first-pitch-of = heel over ball
first-mass = mass
first-change = What the devices change
first-change-how = toe to lower back, 80 % interval
first-joint = Joint
first-exploratory = exploratory
first-unsure = uncertain
first-scales = Scales:
first-scales-from = from
first-scales-to = to
first-scales-mean = the line in the middle is no change, the bar holds 80 of 100 draws, the dot is their median.
first-degrees = deg
first-settle = Settle before making
first-advice = Advice
first-uncertain = What is uncertain
first-next = What next
first-evidence = evidence
first-grade = Evidence grade { $grade }: { $meaning }
grade-a = trials or meta-analysis
grade-b = laboratory studies on people
grade-c = cadaver, simulation or indirect data
grade-d = expert opinion or laboratory habit
form-clarify-side = { $side }: { $what }
kind-refer = Refer
kind-check = Load check
kind-warning = Warning
kind-first = First
side-left = left
side-right = right
alt-device = The { $side } device { $view }, features coloured
view-above = from above
uncertain-count = { $side } { $number }
uncertain-directions = The direction of some changes is uncertain ({ $counts } quantities).
uncertain-directions-among = The direction of some changes is uncertain ({ $counts } quantities), among them { $loads }.
uncertain-exploratory = Pelvis and lower back: the estimates are exploratory, too weak to act on alone.
uncertain-marks = Low confidence of the scan in: { $marks }.
uncertain-mark = { $side } { $mark } { $number } %
uncertain-assumed = { $count ->
    [one] { $count } assumption because of findings that are not recorded: see “Assumptions”.
   *[other] { $count } assumptions because of findings that are not recorded: see “Assumptions”.
}
next-print = Print { $files } in { $material }.
next-and = and
next-review-lift = Review in 2 to 4 weeks: tolerance, heel slip, and whether the lift goes up a step.
next-review = Review in 2 to 4 weeks: tolerance, rubbing at the edges, and the complaint.
next-record = Record: { $ask } It decides { $decides }.
next-record-of = Record ({ $sides }): { $ask } It decides { $decides }.

## The heels of both devices

heels-stand = { $stand }; { $lifts }
stand-same = both heels stand at the same height
stand-higher = the { $side } heel stands { $number } mm higher than the { $side-other }
lifts-none = no difference is prescribed
lifts-differ = the prescribed lifts differ by { $number } mm

## Changes of loads

change-none = no change
interval-range = { $low } to { $high }
joint-sole = Sole
joint-first-mtp = Big toe joint
joint-arch = Arch
joint-subtalar = Subtalar joint
joint-ankle = Ankle
joint-knee = Knee
joint-hip = Hip
joint-pelvis = Pelvis
joint-lumbar = Lower back
plain-first-head-pressure = pressure under the first metatarsal head
plain-heel-pressure = pressure under the heel
plain-mtp-stop = joint moment at the end of motion
plain-mtp-motion = dorsiflexion at push-off
plain-fascia = tension in the plantar fascia
plain-midfoot = bending load
plain-eversion = eversion (pronation)
plain-subtalar = muscle effort resisting pronation
plain-calf = load on the calf
plain-dorsiflexion = dorsiflexion
plain-inner-knee = load on the inner knee
plain-knee-flexion = flexion in midstance
plain-sideways = sideways load
plain-hip-extension = extension at push-off
plain-pelvic-drop = drop on the other side
plain-joint-force = force on the joint
plain-disc = compression of L5/S1
plain-inner-knee-force = force on the inner knee

## Loads and angles of the model

load-heel-pressure = peak pressure under the heel
load-medial-heel-pressure = peak pressure under the medial heel
load-midfoot-pressure = peak pressure under the midfoot
load-first-head-pressure = peak pressure under the first metatarsal head
load-lesser-heads-pressure = peak pressure under the lesser metatarsal heads
load-forefoot-pressure = peak pressure under the whole forefoot
load-hallux-pressure = peak pressure under the hallux
load-lesser-toes-pressure = peak pressure under the lesser toes
load-cop-medial = centre of pressure across the foot, medial +
load-cop-forward = centre of pressure along the foot
load-mtp-dorsiflexion = first MTP dorsiflexion used in push-off
load-mtp-stop = first MTP moment against its end of range
load-hallux-force = force under the hallux
load-first-head-force = force under the first metatarsal head
load-fascia = plantar fascia tension
load-midfoot-moment = midfoot bending moment
load-eversion = peak rearfoot eversion (against relaxed stance)
load-subtalar-moment = subtalar supination moment before the heel rises (internal)
load-tibial-rotation = tibial internal rotation
load-ankle-dorsiflexion = ankle dorsiflexion in stance
load-ankle-plantarflexion = ankle plantarflexion at push-off
load-ankle-moment = ankle plantarflexor moment
load-achilles = Achilles tendon force
load-ankle-force = ankle contact force
load-shock = shock index (impact relative to unimpaired gait = 1)
load-vertical-force = vertical ground force in weight acceptance
load-knee-adduction = external knee adduction moment, first peak
load-knee-flexion = knee flexion in midstance
load-knee-flexion-moment = external knee flexion moment
load-knee-force = knee contact force
load-medial-knee-force = medial knee contact force
load-lateral-knee-force = lateral knee contact force
load-patella = patellofemoral force
load-hip-force = hip contact force
load-gluteus-medius = gluteus medius force
load-hip-extension = hip extension in late stance
load-hip-rotation = hip internal rotation
load-hip-adduction = external hip adduction moment
load-hip-extension-moment = external hip extension moment in late stance
load-pelvic-drop = pelvic drop on the other side
load-lumbar-bend = lumbar side bending
load-lumbar-lateral = lumbar lateral moment at L5/S1
load-lumbar-sagittal = lumbar forward moment at L5/S1
load-disc-l5s1 = compression of L5/S1
load-shear-l5s1 = forward shear of L5 on S1
load-disc-l4l5 = compression of L4/L5
load-shear-l4l5 = forward shear of L4 on L5
load-erector-this = erector spinae force, this side
load-erector-other = erector spinae force, other side

## Landmarks of the scan

mark-toe-tip = toe tip
mark-first-head = first metatarsal head
mark-second-head = second metatarsal head
mark-fifth-head = fifth metatarsal head
mark-arch-apex = arch apex
mark-sustentaculum = sustentaculum tali
mark-heel-centre = heel centre
mark-heel-back = back of the heel

## The load check: the sentences of the guard, with the rules of profiles/gait/judgement.toml

check-leg = { $side } leg: { $check }
check-surely = the device raises { $raises } by { $amount }: more than varies in one person, and above this person's range without findings, in { $number } % of simulations
check-complaint = the device raises { $raises } by { $amount } (limit { $amount-limit } with { $complaint })
check-complaint-unsure = the device changes { $raises } by { $amount } (limit { $amount-limit } with { $complaint }); the direction is uncertain for an individual
raises-knee-adduction = the external knee adduction moment
raises-knee-flexion = knee flexion in midstance
raises-heads = the peak pressure under the metatarsal heads
raises-midfoot-pressure = the peak pressure under the midfoot
raises-shock = the impact at heel strike
raises-fascia = the tension of the plantar fascia
raises-knee-moment = the knee flexion moment
raises-achilles = the force of the Achilles tendon
raises-midfoot = the bending moment of the midfoot
complaint-medial-knee = medial knee arthritis
complaint-heads = pain under the metatarsal heads
complaint-heel = plantar heel pain
complaint-achilles = Achilles tendon pain
complaint-midfoot = midfoot arthritis
step-inner-knee = ask about the inner knee, and weigh the rise against the purpose of the device
step-rocker = consider a rocker sole, which rolls over the toe that is held
step-cushion-forefoot = cushion the forefoot
step-arch-tender = check the arch for tenderness when fitting
step-heel-cushion = add a heel cushion
step-stretch = stretch the calf and load the fascia gradually
step-front-knee = ask about pain at the front of the knee
step-heel-lift = add a heel lift
step-stiffen = stiffen the shell under the midfoot
step-refer-diabetic = refer to a diabetic or high-risk foot clinic; total-contact insoles are made under its care
step-refer-ulcer = refer today; off-loading is wound care, not an orthotic prescription
step-refer-charcot = refer today for a cast or a boot
step-refer-rheumatology = refer to rheumatology; scan again when it is quiet
step-refer-ankle = refer to an orthopaedic foot and ankle clinic; a brace or an ankle-foot orthosis holds what a foot orthosis cannot
step-refer-child = refer to a paediatric clinician
step-refer-surgeon = ask the surgeon; scan again after 6 months
note-back = Back complaint, as context: note minutes of standing and walking before it hurts, now and at review. In 1,930 people pronated foot function was associated with back pain in women (odds ratio 1.5), static foot shape was not; an association is not a cause. Night pain, leg weakness or bladder trouble: refer.
note-prefabricated = Prefabricated first: trials found no difference between custom and prefabricated contoured devices in plantar heel pain (Whittaker 2018, grade A), and nothing else found here asks for a custom one. Offer a prefabricated device first; either shows its small effect after 7 to 12 weeks. Policy `prefabricated_first` switches this remark off.
note-limb = A difference over 20 mm: plan a lift on the outsole (full under the heel, half at the ball) and an orthopaedic opinion.
note-rigid-tendon = Posterior tibial tendon dysfunction, stage 3: a rigid flat foot. A foot orthosis accommodates and does not correct; ask for an orthopaedic opinion and consider a brace.
note-posts = posts under heel and forefoot stiffen the arch of the shell about { $number } times ({ $source }); the shell stays { $number-wall } mm; { $number-thin } mm would restore unposted stiffness but is below every recommended thickness
step-posts = if the arch must flex, make the forefoot post intrinsic, or use the next thinner shell for the body mass
why-other-foot = The other foot needs it, and the pelvis should stay level. { $why }
why-in-addition = { $why-first } In addition: { $why-second }
why-kept-low = { $why-first } Kept low: { $why-second }
why-own = Set by the prescriber.
why-preset = The prescriber chose the preset "{ $preset }".
why-agree = { $who } The rules agree: { $why }
why-proposed = { $who } The rules proposed { $dose }: { $why }
why-set-to = { $why } Set to { $dose } because { $because }.
why-needed = Needed because { $because }.
why-from-table = { $why } Given as { $number } mm from the table; shell and lift take { $number-under } mm under the heel.
who-own = Set by the prescriber.
who-preset = The prescriber chose the preset "{ $preset }".

## What the inspection of the print says

inspect-wall = thinnest wall { $number } mm, { $process } works better with at least { $number-limit } mm
inspect-solid = solid section of { $number } mm, over { $number-limit } mm: it may warp
inspect-gap = narrowest gap or stroke { $number } mm, { $process } needs { $number-limit } mm
inspect-edges = { $number } mm of edges are sharper than { $number-limit } deg (sharpest { $number-sharpest } deg)
inspect-overhang = { $number } mm2 overhang at less than { $number-limit } deg to the bed and need support
inspect-triangles = { $number } triangles, more than { $number-limit }

## What a finding decides

decides-whether = whether there is { $condition }
decides-line = the line for { $feature }
decides-weak = { $condition }, which now rests on a value of low confidence
decides-stage = { $condition } ({ $stage })
condition-achilles = achilles tendon pain
condition-prominence = tender bony prominence
condition-cavus = supinated or cavus foot
condition-at-risk = foot at risk
condition-equinus = limited ankle dorsiflexion (equinus)
condition-valgus = forefoot valgus or plantarflexed first ray
condition-varus = forefoot varus
condition-functional = functional hallux limitus
condition-rigidus = structural hallux limitus or rigidus
condition-lateral-knee = lateral knee arthritis
condition-medial-knee = medial knee arthritis
condition-limb = leg-length discrepancy, short side
condition-subtalar = limited subtalar motion
condition-metatarsalgia = metatarsalgia
condition-midfoot = midfoot arthritis
condition-neuroma = interdigital neuroma
condition-heel-pain = plantar fasciitis (plantar heel pain)
condition-pronation = excessive pronation
condition-rearfoot-varus = rearfoot varus
condition-sesamoid = sesamoid pain
condition-shock = poor shock absorption

## What to examine, by the keys of a foot's record

ask-limb = Which leg is shorter, and by how much (blocks or standing radiograph).
ask-first-mtp-dorsiflexion-unloaded = Passive dorsiflexion of the big toe, foot unloaded, degrees.
ask-first-mtp-dorsiflexion-loaded = Dorsiflexion of the big toe, standing or with the first ray loaded, degrees.
ask-first-mtp-end-range-pain = Pain at the end of the big toe's range.
ask-first-mtp-mid-range-pain = Pain in the middle of the big toe's range.
ask-first-mtp-dorsal-spur = Dorsal bony spur at the first metatarsophalangeal joint.
ask-first-mtp-crepitus = Crepitus of the first metatarsophalangeal joint.
ask-jack = What the arch does when the big toe is lifted in standing (Jack's test).
ask-hallux-valgus = Hallux valgus angle, degrees.
ask-first-ray-up = How far the first ray can be moved up from the level of the second, mm.
ask-first-ray-down = How far the first ray can be moved down from the level of the second, mm.
ask-first-ray-plantarflexed = Whether the first ray is plantarflexed.
ask-first-ray-rigid = Whether the first ray is rigid (does not move up and down).
ask-ankle-straight = Ankle dorsiflexion with the knee straight, degrees.
ask-ankle-bent = Ankle dorsiflexion with the knee bent, degrees.
ask-ankle-bony-block = Whether the ankle stops hard on bone.
ask-lunge = Shank angle in the weight-bearing lunge, degrees.
ask-subtalar-inversion = Subtalar inversion range, degrees.
ask-subtalar-eversion = Subtalar eversion range, degrees.
ask-subtalar-fused = Fused or coalesced subtalar joint.
ask-subtalar-axis = Where the subtalar axis passes: medial, normal or lateral.
ask-supination-resistance = How hard the standing foot resists being supinated.
ask-relaxed-stance = Relaxed calcaneal stance position, everted +, degrees.
ask-neutral-stance = Neutral calcaneal stance position, everted +, degrees.
ask-forefoot-to-rearfoot = Forefoot against rearfoot, varus +, degrees.
ask-forefoot-rigid = Whether the forefoot deformity is rigid (does not reduce by hand).
ask-arch-type = Height of the arch: low, normal or high.
ask-arch-flexible = Whether the arch rises on tiptoe (flexible).
ask-navicular-drop = Navicular drop from neutral to relaxed standing, mm.
ask-posture-index = Foot Posture Index (six items), -12 to 12.
ask-tibial-stage = Posterior tibial tendon dysfunction, Johnson and Strom stage, 0 to 4.
ask-midfoot-arthritis = Midfoot arthritis (radiograph or dorsal spurs with pain).
ask-midfoot-dorsal-pain = Pain over the top of the midfoot on loading.
ask-heel-tender = Tenderness of the plantar medial heel.
ask-first-step = Heel pain with the first steps of the day.
ask-bowstrings = Whether the plantar fascia stands out like a cord when the toes are lifted.
ask-heel-pad = Thin or displaced heel fat pad.
ask-lateral-heel-pain = Pain of the outer heel.
ask-central-pain = Pain under metatarsal heads two to four.
ask-neuroma = Interdigital neuroma signs (click, shooting pain).
ask-sesamoid = Pain under the sesamoids.
ask-achilles = Achilles tendon pain.
ask-peroneal = Peroneal tendon pain.
ask-instability = Repeated ankle sprains or a feeling of giving way outward.
ask-lateral-wear = Outer heel of the shoe worn down.
ask-medial-wear = Inner heel of the shoe worn down.
ask-medial-knee = Medial knee osteoarthritis on this side.
ask-lateral-knee = Lateral knee osteoarthritis on this side.
ask-knee-pain = Knee pain on this side.
ask-navicular-prominent = Prominent, tender navicular.
ask-fifth-base = Prominent, tender base of the fifth metatarsal.
ask-partial-foot = Missing toes or a partial foot amputation.
ask-peak-eversion = Peak rearfoot eversion in stance, degrees.
ask-rearfoot-reference = Zero of the rearfoot angles: relaxed-stance, vertical or subtalar-neutral.
ask-late-pronation = Whether the foot stays pronated after the other foot has passed it.
ask-supinated = Whether the heel stays inverted through midstance (lateral, supinated walk).
ask-early-heel-rise = Whether the heel leaves the ground before the other heel strikes.
ask-twist = Whether the heel whips inward at lift (abductory twist).
ask-midfoot-break = Whether the midfoot bends upward at heel lift (midfoot break).
ask-peak-mtp = Peak dorsiflexion of the big toe in propulsion, degrees.
ask-low-gear = Whether push-off goes over the lesser toes instead of the big toe.
ask-peak-ankle-dorsiflexion = Peak ankle dorsiflexion in stance, degrees.
ask-peak-ankle-plantarflexion = Peak ankle plantarflexion in propulsion, degrees.
ask-premature-knee = Whether the knee stays or becomes flexed when it should extend (late midstance).
ask-knee-flexion = Knee flexion in late midstance, degrees.
ask-recurvatum = Whether the knee is pushed backward (genu recurvatum) in stance.
ask-hip-extension = Peak hip extension in terminal stance, degrees.
ask-hip-rotation = Peak hip internal rotation in stance, degrees.
ask-pelvic-drop = Drop of the other side of the pelvis in stance, degrees.
ask-pelvic-shift = Lateral shift of the pelvis in stance, mm.
ask-lumbar-bend = Lateral bending of the lumbar spine towards this side in stance, degrees.
ask-trunk = Forward lean of the trunk, degrees.
ask-progression = Foot progression angle, toes outward +, degrees.
ask-speed = Walking speed, m/s.
ask-cadence = Steps per minute.
ask-hard-strike = Whether the heel strikes hard.
ask-shock = Peak tibial shock, g.
ask-pressure-first-head = Peak in-shoe pressure under the first metatarsal head, kPa.
ask-pressure-hallux = Peak in-shoe pressure under the hallux, kPa.
ask-pressure-central = Peak in-shoe pressure under heads two to four, kPa.
ask-pressure-heel = Peak in-shoe pressure under the heel, kPa.
