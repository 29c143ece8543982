/** What the steps of an announcement's plan say of themselves while they are folded. */

class FoldedBlockDefinition extends window.wagtailStreamField.blocks.StructBlockDefinition {
    render(...where) {
        const block = super.render(...where);
        const usualLabel = block.getTextLabel.bind(block);
        block.getTextLabel = (options) => this.label(block.childBlocks, usualLabel(options));
        return block;
    }
}

class StepBlockDefinition extends FoldedBlockDefinition {
    label(fields, usual) {
        // First, since a long line is cut off at its end.
        return fields.is_on.getValue() ? usual : `${this.meta.off}: ${usual}`;
    }
}

class MomentBlockDefinition extends FoldedBlockDefinition {
    label(fields, usual) {
        // An empty field is no zero.
        const isAtOnce = /^\s*0+\s*$/.test(fields.amount.getValue());
        return (isAtOnce && this.meta.veryMoments[fields.anchor.getValue()]) || usual;
    }
}

class PageMomentBlockDefinition extends MomentBlockDefinition {
    label(fields, usual) {
        return fields.at.getValue() || super.label(fields, usual);
    }
}

window.telepath.register("content_app.AnnouncementStepBlock", StepBlockDefinition);
window.telepath.register("content_app.AnnouncementMomentBlock", MomentBlockDefinition);
window.telepath.register("content_app.AnnouncementPageMomentBlock", PageMomentBlockDefinition);
